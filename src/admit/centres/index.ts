/** Centres: the register, what each may offer, and early access to results. */

export { addCentres } from "./add-centres/add-centres.ts";
export { type Centre, centresTable } from "./centre.ts";
export { countCentres, findCentre } from "./queries.ts";
