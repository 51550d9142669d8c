/** What waits for a second person. */
export { approve } from "./approve-proposal/approve-proposal.ts";
export { countWaitingFor } from "./list-proposals/list.ts";
export { proposedSchema } from "./schemas.ts";
