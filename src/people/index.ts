/** People: accounts, signing in, staff and their roles, and the systems of centres. */
export * from "./people.ts";
export * from "./roles.ts";
export { countAdministrators, findEmail } from "./administrators.ts";
export { findSession } from "./sessions/find-session.ts";
export { startSession } from "./sessions/start-session.ts";
export * from "./staff/index.ts";
export { softwareAuthenticator } from "./passkeys/software-authenticator.ts";
export { makeSignInLink, useSignInLink } from "./sign-in-links.ts";
export { readPersonToAdd } from "./operator/read-input.ts";
export { addPersonAct } from "./operator/add-person/add-person.ts";
export { endAllSessions } from "./operator/end-all-sessions/end-all-sessions.ts";
export { makeFirstAdministrator } from "./operator/make-first-administrator/make-first-administrator.ts";
export { makeSignInLinkAct } from "./operator/make-sign-in-link/make-sign-in-link.ts";
export { retireKeys, rotateSealingKeys } from "./operator/rotate-sealing-keys/rotate-sealing-keys.ts";
export { changeProvider } from "./single-sign-on/change-provider/change-provider.ts";
export { connectProvider } from "./single-sign-on/connect-provider/connect-provider.ts";
export { disconnectProvider } from "./single-sign-on/disconnect-provider/disconnect-provider.ts";
export { linkIdentity } from "./single-sign-on/link-identity/link-identity.ts";
export {
  type LocalProvider,
  openLocalProvider,
  type ProviderVisit,
} from "./single-sign-on/local-provider/open-local-provider.ts";
export { listAllProviders, returnAddress } from "./single-sign-on/provider.ts";
export { homeOf } from "./sign-in/home-of.ts";
export { hashPassword } from "./passwords/argon2.ts";
export { type HashingQueue, hashingQueueOf, newHashingQueue, useHashingQueue } from "./passwords/hashing-queue.ts";
export { answerResetWishes } from "./recovery/answer-reset-wishes.ts";
export { deleteOldAttempts } from "./throttle/delete-old-attempts.ts";
export { developerFacts } from "./webhooks/developer-facts.ts";
export { makeClient } from "./clients/make-client/make-client.ts";
export { revokeClient } from "./clients/revoke-client/revoke-client.ts";
export { testEndpoint } from "./webhooks/test-endpoint/test-endpoint.ts";
export { makeEndpoint } from "./webhooks/make-endpoint/make-endpoint.ts";
export { apiKey, newClientId, newClientSecret } from "./clients/client.ts";
export { newSigningSecret, sealSecret } from "./webhooks/signature.ts";
