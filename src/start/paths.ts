import { definePath } from "#platform/addresses";

/** The addresses of pages that show several modules, and those of people and proposals that they lead to. */
export const paths = {
  home: definePath("/"),
  about: definePath("/about"),
  keyDates: definePath("/key-dates"),
  help: definePath("/help"),
  glossary: definePath("/glossary"),
  contact: definePath("/contact"),
  howGrades: definePath("/how-grades-are-worked-out"),
  forgottenPassword: definePath("/sign-in/forgotten"),
  developers: definePath("/developers"),
  openApi: definePath("/api/openapi.json"),
  centreHome: definePath("/centre"),
  boardHome: definePath("/board"),
  privacy: definePath("/privacy"),
  centreReport: definePath("/centre/access-report"),
  boardReport: definePath("/board/access-report"),
  demoDate: definePath("/demonstration/date"),
  signIn: definePath("/sign-in"),
  cookies: definePath("/cookies"),
  privacyNotice: definePath("/privacy-notice"),
  proposals: definePath("/board/proposals"),
} as const;
