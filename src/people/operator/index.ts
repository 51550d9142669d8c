/** What the operator of the program does to accounts, on the command line. */
export { addPersonAct } from "./add-person/add-person.ts";
export { endAllSessions } from "./end-all-sessions/end-all-sessions.ts";
export { makeFirstAdministrator } from "./make-first-administrator/make-first-administrator.ts";
export { makeSignInLinkAct } from "./make-sign-in-link/make-sign-in-link.ts";
export { readPersonToAdd } from "./read-input.ts";
export { retireKeys, rotateSealingKeys } from "./rotate-sealing-keys/rotate-sealing-keys.ts";
