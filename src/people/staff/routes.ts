import type { Route } from "#platform/web";
import { acceptRoutes } from "./accept-invitation/page.ts";
import { appointRoutes } from "./appoint-person/page.ts";
import { cancelRoutes } from "./cancel-invitation/page.ts";
import { closeRoutes } from "./close-person/page.ts";
import { endAppointmentRoutes } from "./end-appointment/page.ts";
import { endRoleRoutes } from "./end-role/page.ts";
import { endSessionsRoutes } from "./end-sessions-of-person/page.ts";
import { giveRoutes } from "./grant-role/page.ts";
import { inviteRoutes } from "./invite-person/page.ts";
import { listStaffRoutes } from "./list-staff/page.ts";
import { reactivateRoutes } from "./reactivate-account/page.ts";
import { invitationLinkRoutes } from "./make-invitation-link/page.ts";
import { postReadNotice } from "./read-notice/page.ts";
import { reopenRoutes } from "./reopen-person/page.ts";
import { resignRoutes } from "./resign-role/page.ts";
import { restoreRoleRoutes } from "./restore-role/page.ts";
import { sendAgainRoutes } from "./send-invitation-again/page.ts";
import { invitationRoutes } from "./show-invitation/page.ts";
import { showPersonRoutes } from "./show-person/page.ts";

/** Who works where, and with which rights: a centre's staff, and the board's people. */
export const staffRoutes: readonly Route[] = [
  ...listStaffRoutes,
  ...inviteRoutes,
  ...invitationRoutes,
  ...sendAgainRoutes,
  ...invitationLinkRoutes,
  ...cancelRoutes,
  ...appointRoutes,
  ...showPersonRoutes,
  ...giveRoutes,
  ...endRoleRoutes,
  ...endAppointmentRoutes,
  ...restoreRoleRoutes,
  ...endSessionsRoutes,
  ...reactivateRoutes,
  ...closeRoutes,
  ...reopenRoutes,
  postReadNotice,
  ...resignRoutes,
  ...acceptRoutes,
];
