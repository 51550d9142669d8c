import { generateKeyPairSync, sign } from "node:crypto";

/** A key and a certificate for `localhost`, and not for 127.0.0.1, that vouches for itself; kept nowhere. */
export function testCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const now = Temporal.Now.instant();
  const signedWith = der(0x30, oid("2a8648ce3d040302"));
  const name = der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from("localhost")))));
  const names = der(0x30, der(0x82, Buffer.from("localhost")));
  const extensions = der(0xa3, der(0x30, der(0x30, oid("551d11"), der(0x04, names))));
  const statement = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    signedWith,
    name,
    der(0x30, time(now.subtract({ hours: 24 })), time(now.add({ hours: 24 }))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    extensions,
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", statement, privateKey));
  const certificate = der(0x30, statement, signedWith, signature)
    .toString("base64")
    .replaceAll(/(.{64})/g, "$1\n");
  return {
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  };
}

/** A value of ASN.1 in its distinguished encoding (ITU-T X.690): tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function time(at: Temporal.Instant): Buffer {
  return der(0x17, Buffer.from(at.toString({ smallestUnit: "second" }).slice(2).replaceAll(/[-:T]/g, "")));
}
