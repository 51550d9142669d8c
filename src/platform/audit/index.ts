/** The audit log: a chain of acts that nothing removes. */
export { canonicalJson } from "./canonical-json.ts";
export { actsNeeded, type MadeByAct } from "./acts-needed.ts";
export { chainsNeeded } from "./chains-needed.ts";
export { keepCheckpoints, keptCheckpoints } from "./keep-checkpoints.ts";
export { parseCheckpoints } from "./read-checkpoints.ts";
export { type RecordCheck } from "./record-check.ts";
export { type ChainCheck, type Checkpoint, failedCheckpoints, takeCheckpoints, verifyChains } from "./verify-chain.ts";
