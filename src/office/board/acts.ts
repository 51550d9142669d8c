import type { KnownAct } from "#platform/app";
import { changeContacts } from "./change-contacts/change-contacts.ts";
import { changeIdentity } from "./change-identity/change-identity.ts";
import { changeLinks } from "./change-links/change-links.ts";
import { chooseAccent } from "./choose-accent/choose-accent.ts";
import { draftAccessibilityStatement } from "./draft-accessibility-statement/draft-accessibility-statement.ts";
import { draftText } from "./draft-text/draft-text.ts";
import { publishText } from "./publish-text/publish-text.ts";
import { removeLogo } from "./remove-logo/remove-logo.ts";
import { sendTestMessage } from "./send-test-message/send-test-message.ts";
import { setLogo } from "./set-logo/set-logo.ts";

/** What an administrator does with the settings. */
export const acts: readonly KnownAct[] = [
  changeIdentity,
  changeContacts,
  chooseAccent,
  setLogo,
  removeLogo,
  changeLinks,
  draftText,
  draftAccessibilityStatement,
  publishText,
  sendTestMessage,
];
