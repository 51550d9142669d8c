import { definePath } from "#platform/addresses";

/** The addresses of centres' systems, and those of other pages that they lead to. */
export const paths = {
  systems: definePath("/centre/systems"),
  make: definePath("/centre/systems/make"),
  system: definePath("/centre/systems/:client"),
  newSecret: definePath("/centre/systems/:client/secret"),
  revoke: definePath("/centre/systems/:client/revocation"),
  systemsOfCentres: definePath("/board/systems"),
  revokeOfCentre: definePath("/board/systems/:centre/:client/revocation"),
  token: definePath("/api/oauth/token"),
  authorizationServer: definePath("/.well-known/oauth-authorization-server"),
  webhooks: definePath("/centre/systems/webhooks"),
  activity: definePath("/centre/activity"),
  developers: definePath("/developers"),
} as const;
