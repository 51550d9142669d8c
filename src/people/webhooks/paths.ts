import { definePath } from "#platform/addresses";

/** The addresses of centres' webhooks, and those of other pages that they lead to. */
export const paths = {
  webhooks: definePath("/centre/systems/webhooks"),
  make: definePath("/centre/systems/webhooks/make"),
  webhook: definePath("/centre/systems/webhooks/:endpoint"),
  change: definePath("/centre/systems/webhooks/:endpoint/change"),
  newSecret: definePath("/centre/systems/webhooks/:endpoint/secret"),
  remove: definePath("/centre/systems/webhooks/:endpoint/removal"),
  test: definePath("/centre/systems/webhooks/:endpoint/test"),
  resume: definePath("/centre/systems/webhooks/:endpoint/resumption"),
  replay: definePath("/centre/systems/webhooks/:endpoint/replay"),
  message: definePath("/centre/systems/webhooks/:endpoint/messages/:delivery"),
  replayMessage: definePath("/centre/systems/webhooks/:endpoint/messages/:delivery/replay"),
  systems: definePath("/centre/systems"),
  developers: definePath("/developers"),
} as const;
