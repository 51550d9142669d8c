import { activityRoutes } from "./activity/page.ts";
import type { Job } from "./jobs/work.ts";
import { caughtMailRoutes } from "./mail/list-caught-mail/page.ts";
import { startPostman } from "./mail/start-postman.ts";
import { defineModule } from "./module/define-module.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { forgetExpired } from "./jobs/forget-expired.ts";
import { proposalEnded, proposalMade } from "./events/proposal-events.ts";
import { approveProposal } from "./proposals/approve-proposal/approve-proposal.ts";
import { declineProposal } from "./proposals/decline-proposal/decline-proposal.ts";
import { proposalLife } from "./proposals/proposal.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { watchProposals } from "./proposals/watch-proposals/watch-proposals.ts";
import { withdrawProposal } from "./proposals/withdraw-proposal/withdraw-proposal.ts";
import * as refusals from "./refusals.ts";
import { probeRoutes } from "./web/probes.ts";

const mail: Job = { name: "mail", start: startPostman };

const expired: Job = {
  name: "what is kept too long",
  everyHours: 24,
  start: (app) => ({ round: async () => Object.values(await forgetExpired(app)).reduce((sum, one) => sum + one, 0) }),
};

/** What `perform()` does itself with an act that needs a second person. */
const makeProposal = {
  name: "make-proposal",
  summary: "Propose what needs a second person",
  permission: "proposals.view",
};

/** The machinery's own pages and work: the audit log, proposals, the mail, and what is kept too long. */
export const platform = defineModule({
  name: "platform",
  permissions: {
    "audit.view": "See what was done, when and by whom",
    "proposals.view": "See what waits for a second person, of what the person may do",
  },
  systemScopes: ["audit.view"],
  acts: [makeProposal, approveProposal, declineProposal, withdrawProposal],
  routes: [...activityRoutes, ...proposalRoutes, ...caughtMailRoutes, ...probeRoutes],
  jobs: [mail, watchProposals, expired],
  refusals: Object.values(refusals),
  events: [proposalMade, proposalEnded],
  cycles: { "platform.proposal.state": proposalLife },
  navigation: {
    centre: [{ text: "Activity", href: "/centre/activity", needs: "audit.view", order: 90 }],
    board: [
      { text: "Proposals", href: "/board/proposals", needs: "proposals.view", order: 85 },
      { text: "Activity", href: "/board/activity", needs: "audit.view", order: 90 },
    ],
  },
  subjects: {
    proposal: {
      board: { needs: "proposals.view", at: ([id]) => `/board/proposals/${id}` },
      example: "01900000-0000-7000-8000-00000000aaaa",
    },
  },
  personalData,
  notPersonal: otherTables,
});
