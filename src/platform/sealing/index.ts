/** Secrets that are stored sealed. */
export { readKeyRing, withNewKey, writeKeyRing } from "./key-ring.ts";
export { keyNameOf, seal, unseal } from "./seal.ts";
export { hashToken, newToken } from "./token.ts";
