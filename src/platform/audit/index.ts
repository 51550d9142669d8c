/** The audit log: a chain of acts that nothing removes. */
export { canonicalJson } from "./canonical-json.ts";
export { type ChainCheck, type Checkpoint, failedCheckpoints, takeCheckpoints, verifyChains } from "./verify-chain.ts";
