/** Centres: the register, what each may offer, and early access to results. */
import type { Route } from "#platform";
import { askAddCentres, postAddCentres } from "./add-centres/page.ts";
import { listCentresApi, listCentresPage } from "./list-centres/page.ts";
import { showCentrePage } from "./show-centre/page.ts";
import { askWithdrawEarlyAccess, postWithdrawEarlyAccess } from "./withdraw-early-access/page.ts";

export { addCentres, type CentresAdded } from "./add-centres/add-centres.ts";
export { withdrawEarlyAccess } from "./withdraw-early-access/withdraw-early-access.ts";
export { type Centre, centreLife, centresTable, centreStatuses, type CentreStatus } from "./centre.ts";
export { findCentre, listCentres } from "./queries.ts";

export const routes: readonly Route[] = [
  listCentresPage,
  listCentresApi,
  askAddCentres,
  postAddCentres,
  showCentrePage,
  askWithdrawEarlyAccess,
  postWithdrawEarlyAccess,
];
export { otherTables } from "./personal-data.ts";
