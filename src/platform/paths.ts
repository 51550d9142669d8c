import { definePath } from "./addresses/define-path.ts";

/** The addresses of the platform, and those of other modules that its pages lead to. */
export const paths = {
  home: definePath("/"),
  asset: definePath("/assets/:file"),
  help: definePath("/help"),
  glossary: definePath("/glossary"),
  health: definePath("/health"),
  ready: definePath("/ready"),
  centreActivity: definePath("/centre/activity"),
  boardActivity: definePath("/board/activity"),
  mail: definePath("/demonstration/mail"),
  proposals: definePath("/board/proposals"),
  proposal: definePath("/board/proposals/:proposal"),
  approval: definePath("/board/proposals/:proposal/approval"),
  refusal: definePath("/board/proposals/:proposal/refusal"),
  withdrawal: definePath("/board/proposals/:proposal/withdrawal"),
  proposalsApi: definePath("/api/v1/proposals"),
  proposalApi: definePath("/api/v1/proposals/:proposal"),
  approvalApi: definePath("/api/v1/proposals/:proposal/approval"),
  refusalApi: definePath("/api/v1/proposals/:proposal/refusal"),
  withdrawalApi: definePath("/api/v1/proposals/:proposal/withdrawal"),
  about: definePath("/about"),
  account: definePath("/account"),
  setUpAccount: definePath("/account/set-up"),
  accessReport: definePath("/board/access-report"),
  choosePlace: definePath("/choose-place"),
  contact: definePath("/contact"),
  confirmIdentity: definePath("/confirm-identity"),
  demoDate: definePath("/demonstration/date"),
  privacy: definePath("/privacy"),
  secondFactor: definePath("/sign-in/second-factor"),
  signIn: definePath("/sign-in"),
  signIns: definePath("/board/sign-ins"),
  signOut: definePath("/sign-out"),
} as const;

/** Whether an address is one of the API. */
export function isApiAddress(address: string): boolean {
  return address.startsWith("/api/");
}
