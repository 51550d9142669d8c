import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What a page's script sends after asking an authenticator; what is bent shows that the site refuses it. */
export type SoftwareAuthenticator = {
  create(options: PublicKeyCredentialCreationOptionsJSON, bent?: Bent): string;
  get(options: PublicKeyCredentialRequestOptionsJSON, bent?: Bent): string;
};

/** What another answer says than an honest one: where it was given, for which site, how often, and of whom. */
export type Bent = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly userHandle?: string;
};

type Held = { readonly id: string; readonly key: KeyObject; readonly userHandle: string };

/**
 * An authenticator in software with one passkey (P-256), as a browser at `origin` has one: for tests, and for measuring
 * how many sign-ins a second there can be. Its passkey verifies whoever asks, so that it protects nobody.
 */
export function softwareAuthenticator(origin: string): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const held = { id: credentialId.toString("base64url"), key: privateKey, userHandle: "" };
  const rpOf = (id: string | undefined) => id ?? new URL(origin).hostname;
  let counter = 0;
  return {
    create: (options, bent = {}) => {
      held.userHandle = options.user.id;
      const client = clientData("webauthn.create", options.challenge, origin, bent);
      const made = Buffer.concat([Buffer.alloc(16), sizeOf(credentialId), credentialId, coseKey(publicKey)]);
      const data = Buffer.concat([authenticatorData(rpOf(options.rp.id), 0x40, counter, bent), made]);
      const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(data)],
      ]);
      const attestationObject = Buffer.from(isoCBOR.encode(attestation)).toString("base64url");
      return sent(held, { clientDataJSON: client, attestationObject, transports: ["internal"] });
    },
    get: (options, bent = {}) => {
      counter += 1;
      const client = clientData("webauthn.get", options.challenge, origin, bent);
      const data = authenticatorData(rpOf(options.rpId), 0, counter, bent);
      return sent(held, assertion(held, client, data, bent.userHandle ?? held.userHandle));
    },
  };
}

function assertion({ key }: Held, clientDataJSON: string, data: Buffer, userHandle: string): object {
  const signed = Buffer.concat([data, hash(Buffer.from(clientDataJSON, "base64url"))]);
  const signature = sign("sha256", signed, key).toString("base64url");
  return { clientDataJSON, authenticatorData: data.toString("base64url"), signature, userHandle };
}

function sent({ id }: Held, response: object): string {
  return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
}

function clientData(type: string, asked: string, at: string, { challenge = asked, origin = at }: Bent): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString("base64url");
}

const [present, verifiedFlag] = [0x01, 0x04];

function authenticatorData(rp: string, more: number, count: number, bent: Bent): Buffer {
  const { rpId = rp, verified = true, counter = count } = bent;
  const tail = Buffer.alloc(5);
  tail.writeUInt8(present | more | (verified ? verifiedFlag : 0));
  tail.writeUInt32BE(counter, 1);
  return Buffer.concat([hash(Buffer.from(rpId)), tail]);
}

function sizeOf(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return size;
}

/** A public key as COSE writes it (RFC 9053, 7.1.1): kty 2, alg -7, curve 1, x and y. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const point = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
  const parts = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ]);
  return Buffer.from(isoCBOR.encode(parts));
}

function hash(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
