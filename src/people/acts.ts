import type { KnownAct } from "#platform/app";
import { endOtherSessions } from "./account/end-other-sessions/end-other-sessions.ts";
import { endOwnSession } from "./account/end-session/end-session.ts";
import { confirmAuthenticator } from "./authenticator/confirm-authenticator/confirm-authenticator.ts";
import { removeAuthenticator } from "./authenticator/remove-authenticator/remove-authenticator.ts";
import { replaceRecoveryCodes } from "./authenticator/replace-recovery-codes/replace-recovery-codes.ts";
import { useRecoveryCode } from "./authenticator/use-recovery-code/use-recovery-code.ts";
import { makeClient } from "./clients/make-client/make-client.ts";
import { revokeClient } from "./clients/revoke-client/revoke-client.ts";
import { rotateClientSecret } from "./clients/rotate-client-secret/rotate-client-secret.ts";
import { addPersonAct } from "./operator/add-person/add-person.ts";
import { endAllSessions } from "./operator/end-all-sessions/end-all-sessions.ts";
import { makeFirstAdministrator } from "./operator/make-first-administrator/make-first-administrator.ts";
import { makeSignInLinkAct } from "./operator/make-sign-in-link/make-sign-in-link.ts";
import { rotateSealingKeys } from "./operator/rotate-sealing-keys/rotate-sealing-keys.ts";
import { addPasskey } from "./passkeys/add-passkey/add-passkey.ts";
import { removePasskey } from "./passkeys/remove-passkey/remove-passkey.ts";
import { renamePasskey } from "./passkeys/rename-passkey/rename-passkey.ts";
import { setPassword } from "./passwords/set-password/set-password.ts";
import { resetPassword } from "./recovery/reset-password/reset-password.ts";
import { changeProvider } from "./single-sign-on/change-provider/change-provider.ts";
import { connectProvider } from "./single-sign-on/connect-provider/connect-provider.ts";
import { disconnectProvider } from "./single-sign-on/disconnect-provider/disconnect-provider.ts";
import { linkIdentity } from "./single-sign-on/link-identity/link-identity.ts";
import { unlinkIdentity } from "./single-sign-on/unlink-identity/unlink-identity.ts";
import { acceptInvitation } from "./staff/accept-invitation/accept-invitation.ts";
import { appointPerson } from "./staff/appoint-person/appoint-person.ts";
import { cancelAppointment } from "./staff/cancel-appointment/cancel-appointment.ts";
import { cancelInvitation } from "./staff/cancel-invitation/cancel-invitation.ts";
import { closePerson } from "./staff/close-person/close-person.ts";
import { endAppointment } from "./staff/end-appointment/end-appointment.ts";
import { endRole } from "./staff/end-role/end-role.ts";
import { endSessionsOfPerson } from "./staff/end-sessions-of-person/end-sessions-of-person.ts";
import { grantRole } from "./staff/grant-role/grant-role.ts";
import { invitePerson } from "./staff/invite-person/invite-person.ts";
import { makeAppointmentLink } from "./staff/make-appointment-link/make-appointment-link.ts";
import { makeInvitationLink } from "./staff/make-invitation-link/make-invitation-link.ts";
import { resignRole } from "./staff/resign-role/resign-role.ts";
import { suspendAccount } from "./staff/suspend-account/suspend-account.ts";
import { readNotice } from "./staff/read-notice/read-notice.ts";
import { reopenPerson } from "./staff/reopen-person/reopen-person.ts";
import { restoreRole } from "./staff/restore-role/restore-role.ts";
import { sendInvitationAgain } from "./staff/send-invitation-again/send-invitation-again.ts";
import { reactivateAccount } from "./staff/reactivate-account/reactivate-account.ts";
import { changeEndpoint } from "./webhooks/change-endpoint/change-endpoint.ts";
import { makeEndpoint } from "./webhooks/make-endpoint/make-endpoint.ts";
import { pauseEndpoint } from "./webhooks/pause-endpoint/pause-endpoint.ts";
import { removeEndpoint } from "./webhooks/remove-endpoint/remove-endpoint.ts";
import { replayDeliveries } from "./webhooks/replay-deliveries/replay-deliveries.ts";
import { resumeEndpoint } from "./webhooks/resume-endpoint/resume-endpoint.ts";
import { rotateEndpointSecret } from "./webhooks/rotate-endpoint-secret/rotate-endpoint-secret.ts";
import { testEndpoint } from "./webhooks/test-endpoint/test-endpoint.ts";

/** Everything that can be done to accounts, roles, ways of signing in, and systems of centres. */
export const acts: readonly KnownAct[] = [
  endOtherSessions,
  endOwnSession,
  confirmAuthenticator,
  removeAuthenticator,
  replaceRecoveryCodes,
  useRecoveryCode,
  makeClient,
  revokeClient,
  rotateClientSecret,
  addPersonAct,
  endAllSessions,
  makeFirstAdministrator,
  makeSignInLinkAct,
  rotateSealingKeys,
  addPasskey,
  removePasskey,
  renamePasskey,
  setPassword,
  resetPassword,
  changeProvider,
  connectProvider,
  disconnectProvider,
  linkIdentity,
  unlinkIdentity,
  acceptInvitation,
  appointPerson,
  cancelAppointment,
  cancelInvitation,
  closePerson,
  endAppointment,
  endRole,
  endSessionsOfPerson,
  grantRole,
  invitePerson,
  makeAppointmentLink,
  makeInvitationLink,
  resignRole,
  suspendAccount,
  readNotice,
  reopenPerson,
  restoreRole,
  sendInvitationAgain,
  reactivateAccount,
  changeEndpoint,
  makeEndpoint,
  pauseEndpoint,
  removeEndpoint,
  replayDeliveries,
  resumeEndpoint,
  rotateEndpointSecret,
  testEndpoint,
];
