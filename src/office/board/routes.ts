import type { Route } from "#platform/web";
import { changeContactsPage } from "./change-contacts/page.ts";
import { changeIdentityPage } from "./change-identity/page.ts";
import { changeLinksPage } from "./change-links/page.ts";
import { chooseAccentPage } from "./choose-accent/page.ts";
import { draftAccessibilityPage } from "./draft-accessibility-statement/page.ts";
import { draftTextPage } from "./draft-text/page.ts";
import { publishTextPage } from "./publish-text/page.ts";
import { removeLogoPage } from "./remove-logo/page.ts";
import { mailPages } from "./send-test-message/page.ts";
import { setLogoPages } from "./set-logo/page.ts";
import { showBoardApi } from "./show-board/api.ts";
import { showContactPage } from "./show-contact/page.ts";
import { showCookiesPage } from "./show-cookies/page.ts";
import { showLook } from "./show-look/page.ts";
import { showSettingsPage } from "./show-settings/page.ts";
import { showTextPages } from "./show-text/page.ts";

/** The pages of the settings, those that the board publishes, and what programs read. */
export const routes: readonly Route[] = [
  showSettingsPage,
  ...changeIdentityPage,
  ...changeContactsPage,
  ...chooseAccentPage,
  ...setLogoPages,
  ...removeLogoPage,
  ...changeLinksPage,
  ...draftTextPage,
  ...draftAccessibilityPage,
  ...publishTextPage,
  ...mailPages,
  ...showTextPages,
  showContactPage,
  showCookiesPage,
  showLook,
  showBoardApi,
];
