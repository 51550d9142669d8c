import { defineRefusal } from "#kernel";

const url = { field: "url" } as const;

export const endpointUnknown = defineRefusal("endpoint-unknown", "There is no such webhook. Choose one from the list.");
export const endpointKnown = defineRefusal(
  "endpoint-known",
  "Another webhook uses this address. Change that webhook instead.",
  url,
);
export const endpointsTooMany = defineRefusal(
  "endpoints-too-many",
  "Your centre has {most} webhooks. Remove one before you add another.",
  url,
);
export const endpointPaused = defineRefusal("endpoint-paused", "This webhook is paused. Resume it first.");
export const endpointPausedAlready = defineRefusal(
  "endpoint-paused-already",
  "This webhook is already paused. You do not need to do anything.",
);
export const endpointNotPaused = defineRefusal(
  "endpoint-not-paused",
  "This webhook is not paused. You do not need to do anything.",
);
export const urlUnsound = defineRefusal(
  "url-unsound",
  "Enter an address that begins with https://, for example https://example.org/events",
  url,
);
export const urlWithPassword = defineRefusal(
  "url-with-password",
  "Remove the user name and password from the address. Messages are signed instead.",
  url,
);
export const urlNotHttps = defineRefusal("url-not-https", "Enter an address that begins with https://", url);
export const urlNotPublic = defineRefusal(
  "url-not-public",
  "This address is on a private network. Enter an address that can be reached from the internet.",
  { ...url, source: "RFC 6762; RFC 6890; RFC 8375; OWASP ASVS 5.0, 1.3.6" },
);
export const eventsMissing = defineRefusal("events-missing", "Select at least one event", { field: "events" });
export const eventNotHeld = defineRefusal(
  "event-not-held",
  "You cannot send events that you do not have access to: {event}. Clear this event.",
  { field: "events" },
);
export const sinceMissing = defineRefusal("since-missing", "Enter the date and time to send messages again from", {
  field: "since",
});
export const deliveriesNone = defineRefusal(
  "deliveries-none",
  "There are no such messages to send again. Enter another date and time.",
  { field: "since" },
);
