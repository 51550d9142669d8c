/**
 * Pages that only a form leads to, a link in a message, an organisation, or not having finished signing in; and what a
 * page loads by itself.
 */
export const byForm = new Set([
  "show-look",
  "open-sign-in-link",
  "check-entries",
  "check-marks",
  "check-release",
  "ask-identity",
  "ask-place",
  "open-invitation",
  "open-reset-link",
  "password-was-reset",
  "set-up-sign-in",
  "ask-second-factor",
  "ask-authenticator-code",
  "end-single-sign-on",
  "confirm-by-single-sign-on",
  // A question has one box to write in, with a button for each; their own pages are seen when something is refused.
  ...["say", "answer", "reopen", "reply", "query", "resolve", "note", "allocate"].map(
    (act) => `ask-${act}-support-question`,
  ),
]);
