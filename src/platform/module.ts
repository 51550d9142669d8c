import { activityRoutes } from "./activity/page.ts";
import { keepCheckpoints } from "./audit/keep-checkpoints.ts";
import type { Job } from "./jobs/work.ts";
import { capturedMailRoutes } from "./mail/list-captured-mail/page.ts";
import { startMailer } from "./mail/start-mailer.ts";
import { defineModule } from "./module/define-module.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { deleteExpired } from "./jobs/delete-expired.ts";
import { proposalEnded, proposalMade } from "./events/proposal-events.ts";
import { approveProposal } from "./proposals/approve-proposal/approve-proposal.ts";
import { declineProposal } from "./proposals/decline-proposal/decline-proposal.ts";
import { proposalLife } from "./proposals/proposal.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { watchProposals } from "./proposals/watch-proposals/watch-proposals.ts";
import { withdrawProposal } from "./proposals/withdraw-proposal/withdraw-proposal.ts";
import { proposalNames } from "./proposals/proposal-names.ts";
import { paths } from "./paths.ts";
import * as refusalsOfCapacity from "./capacity/refusals.ts";
import * as refusals from "./refusals.ts";
import { probeRoutes } from "./web/probes.ts";

const mail: Job = { name: "mail", start: startMailer };

const checkpoints: Job = {
  name: "checkpoints of the audit log",
  everyHours: 1,
  start: ({ checkpoints: file, database }) => ({
    round: async () => (file === undefined ? 0 : keepCheckpoints(database.as.worker, file)),
  }),
};

const expired: Job = {
  name: "data past its retention period",
  everyHours: 24,
  start: (app) => ({ round: async () => Object.values(await deleteExpired(app)).reduce((sum, one) => sum + one, 0) }),
};

/** What `perform()` does itself with an act that needs a second person. */
const makeProposal = {
  name: "make-proposal",
  summary: "Propose something that needs a second person",
  permission: "proposals.view",
};

/** The platform's own pages and jobs: activity, proposals, email, and data past its retention period. */
export const platform = defineModule({
  name: "platform",
  permissions: {
    "audit.view": "See activity: who did what, and when",
    "proposals.view": "See proposals that wait for a second person, for acts that the person may do",
  },
  systemScopes: ["audit.view"],
  acts: [makeProposal, approveProposal, declineProposal, withdrawProposal],
  routes: [...activityRoutes, ...proposalRoutes, ...capturedMailRoutes, ...probeRoutes],
  jobs: [mail, watchProposals, checkpoints, expired],
  refusals: [refusals, refusalsOfCapacity].flatMap((each) => Object.values(each)),
  events: [proposalMade, proposalEnded],
  cycles: { "platform.proposal.state": proposalLife },
  navigation: {
    centre: [{ text: "Activity", href: paths.centreActivity(), needs: "audit.view", order: 90 }],
    board: [
      { text: "Proposals", href: paths.proposals(), needs: "proposals.view", order: 85 },
      { text: "Activity", href: paths.boardActivity(), needs: "audit.view", order: 90 },
    ],
  },
  subjects: {
    proposal: {
      board: { needs: "proposals.view", at: ([proposal = ""]) => paths.proposal({ proposal }) },
      names: proposalNames,
      example: "01900000-0000-7000-8000-00000000aaaa",
    },
  },
  personalData,
  notPersonal: otherTables,
});
