/** Centres: the register, what each may offer, and early access to results. */

export { addCentres, type CentresAdded } from "./add-centres/add-centres.ts";
export { withdrawEarlyAccess } from "./withdraw-early-access/withdraw-early-access.ts";
export { type Centre, centreLife, centresTable, centreStatuses, type CentreStatus } from "./centre.ts";
export { findCentre, listCentres } from "./queries.ts";
