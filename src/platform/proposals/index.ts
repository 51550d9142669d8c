/** What waits for a second person. */
export { approve } from "./approve-proposal/approve-proposal.ts";
export { countWaitingFor } from "./queries.ts";
export { proposedSchema } from "./schemas.ts";
