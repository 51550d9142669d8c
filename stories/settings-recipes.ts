import type { Recipes } from "./recipes.ts";

/** What the board publishes of itself. */
export const publishedPages: Recipes = {
  "read-terms": ["/terms"],
  "read-terms-version": ["/terms/versions/1"],
  "read-privacy": ["/privacy-notice"],
  "read-privacy-version": ["/privacy-notice/versions/1"],
  "read-accessibility": ["/accessibility"],
  "read-accessibility-version": ["/accessibility/versions/1"],
  "read-modern-slavery": ["/modern-slavery"],
  "read-modern-slavery-version": ["/modern-slavery/versions/1"],
  "read-copyright": ["/copyright"],
  "read-copyright-version": ["/copyright/versions/1"],
  "show-contact": ["/contact"],
  "show-cookies": ["/cookies"],
  "show-look": ["/identity/1d3557.css"],
};

/** The settings of the board. */
export const settingsPages: Recipes = {
  "show-settings": ["/board/settings", "/board/settings?done=identity"],
  "ask-change-identity": ["/board/settings/identity"],
  "ask-change-contacts": ["/board/settings/contacts"],
  "ask-choose-accent": ["/board/settings/colour"],
  "ask-set-logo": ["/board/settings/logo"],
  "ask-remove-logo": ["/board/settings/logo/removal"],
  "ask-change-links": ["/board/settings/links"],
  "ask-draft-text": ["/board/settings/texts/terms", "/board/settings/texts/copyright"],
  "ask-draft-accessibility-statement": ["/board/settings/accessibility-statement"],
  "ask-publish-text": ["/board/settings/texts/copyright/publication"],
  "ask-send-test-message": ["/board/settings/mail"],
};
