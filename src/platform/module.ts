import { activityRoutes } from "./activity/page.ts";
import type { Job } from "./jobs/work.ts";
import { caughtMailRoutes } from "./mail/list-caught-mail/page.ts";
import { startPostman } from "./mail/start-postman.ts";
import { defineModule } from "./module/define-module.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { forgetExpired } from "./jobs/forget-expired.ts";
import { probeRoutes } from "./web/probes.ts";

const mail: Job = { name: "mail", start: startPostman };

const expired: Job = {
  name: "what is kept too long",
  everyHours: 24,
  start: (app) => ({ round: async () => Object.values(await forgetExpired(app)).reduce((sum, one) => sum + one, 0) }),
};

/** The machinery's own pages and work: the audit log, the mail, and what is kept too long. */
export const platform = defineModule({
  name: "platform",
  permissions: { "audit.view": "See what was done, when and by whom" },
  systemScopes: ["audit.view"],
  routes: [...activityRoutes, ...caughtMailRoutes, ...probeRoutes],
  jobs: [mail, expired],
  navigation: {
    centre: [{ text: "Activity", href: "/centre/activity", needs: "audit.view", order: 90 }],
    board: [{ text: "Activity", href: "/board/activity", needs: "audit.view", order: 90 }],
  },
  personalData,
  notPersonal: otherTables,
});
