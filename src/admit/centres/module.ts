import { listPage } from "#platform/lists";
import { defineModule } from "#platform/module";
import { addCentresPages } from "./add-centres/page.ts";
import { centresList } from "./list-centres/list.ts";
import { showCentrePage } from "./show-centre/page.ts";
import { withdrawEarlyAccessPages } from "./withdraw-early-access/page.ts";
import { addCentres } from "./add-centres/add-centres.ts";
import { centreLife } from "./centre.ts";
import { correctCentre } from "./correct-centre/correct-centre.ts";
import { correctCentrePages } from "./correct-centre/page.ts";
import { centreCorrected, centresAdded, earlyAccessWithdrawn } from "./events.ts";
import { centreNames } from "./centre-names.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";
import { otherTables } from "./personal-data.ts";
import { withdrawEarlyAccess } from "./withdraw-early-access/withdraw-early-access.ts";

/** Centres: the register, what each may offer, and early access to results. */
export const centres = defineModule({
  name: "centres",
  permissions: {
    "centres.view": "See centres and what they are approved for",
    "centres.manage": "Add centres and change what they are approved for",
  },
  grants: {
    "customer-support": ["centres.view"],
    approvals: ["centres.view", "centres.manage"],
    entries: ["centres.view", "centres.manage"],
    "special-requirements": ["centres.view"],
    moderation: ["centres.view"],
    assessment: ["centres.view"],
    awarding: ["centres.view"],
    results: ["centres.view"],
    "post-results": ["centres.view"],
    certificates: ["centres.view"],
    finance: ["centres.view"],
    compliance: ["centres.view"],
    administrator: ["centres.view", "centres.manage"],
  },
  acts: [addCentres, correctCentre, withdrawEarlyAccess],
  routes: [
    ...listPage(centresList),
    ...addCentresPages,
    showCentrePage,
    ...correctCentrePages,
    ...withdrawEarlyAccessPages,
  ],
  refusals: Object.values(refusals),
  events: [centresAdded, centreCorrected, earlyAccessWithdrawn],
  cycles: { "centres.centre.status": centreLife },
  navigation: { board: [{ text: "Centres", href: paths.centres(), needs: "centres.view", order: 25 }] },
  subjects: {
    centres: { names: async (_tx, files) => new Map(files.map((file) => [file, `from ${file}`])) },
    centre: { names: centreNames, board: { needs: "centres.view", at: ([centre = ""]) => paths.centre({ centre }) } },
  },
  notPersonal: otherTables,
});
