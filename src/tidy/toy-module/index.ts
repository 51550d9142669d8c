/** Lockers: which key of a centre is lent. */
export { lendKey } from "./lend-key/lend-key.ts";
