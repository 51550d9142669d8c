import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a message is the board's and unchanged: by the bytes of its body as they came, its headers, and the secret
 * that was shown when the webhook was added. A message of more than five minutes ago or ahead is refused, so that
 * nobody can send an old one again.
 */
export function isFromTheBoard(
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  secret: string,
  nowSeconds: number,
): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!id || !timestamp || !signatures || !(Math.abs(nowSeconds - Number(timestamp)) <= 300)) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures
    .split(" ")
    .filter((each) => each.startsWith("v1,"))
    .some((each) => {
      const given = Buffer.from(each.slice(3), "base64");
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}
