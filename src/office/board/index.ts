/** The board itself: what it is called, how it is reached, how it looks, and the texts it publishes. */
export { changeContacts } from "./change-contacts/change-contacts.ts";
export { changeIdentity } from "./change-identity/change-identity.ts";
export { draftAccessibilityStatement } from "./draft-accessibility-statement/draft-accessibility-statement.ts";
export { draftText } from "./draft-text/draft-text.ts";
export { publishText } from "./publish-text/publish-text.ts";
export { setLogo } from "./set-logo/set-logo.ts";
export { setUpTasks } from "./set-up/set-up-tasks.ts";
