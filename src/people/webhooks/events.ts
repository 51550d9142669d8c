import { type KnownEvent, program } from "#platform/app";

/** An event that is sent on, and what of it. */
export type ToldEvent = KnownEvent & { readonly told: NonNullable<KnownEvent["told"]> };

/** The name of an event that is sent on. */
export type WebhookEvent = string;

/**
 * The events that are sent on: what happened at the centre and is the centre's to know at that moment, as the modules
 * say. None of them says anything of a grade or a mark, and none comes of marking, awarding or releasing by the board,
 * so that nothing goes out before its instant.
 */
export function webhookEvents(): readonly ToldEvent[] {
  return program().events.flatMap((event) => (event.told ? [{ ...event, told: event.told }] : []));
}

/** The event of a name, when it is one that is sent on. */
export function findWebhookEvent(name: string): ToldEvent | undefined {
  return webhookEvents().find((event) => event.name === name);
}

export function isWebhookEvent(text: string): boolean {
  return findWebhookEvent(text) !== undefined;
}

/** A message that only tries whether an endpoint works. */
export const testType = "endpoint-test";

/** The body of a message: what happened, when, and the parts of it that are sent on. */
export function messageOf(
  name: WebhookEvent,
  centreId: string,
  at: string,
  body: Readonly<Record<string, unknown>>,
): string {
  const parts = (findWebhookEvent(name)?.told.fields ?? [])
    .filter((field) => body[field] !== undefined)
    .map((field) => [field, body[field]] as const);
  return JSON.stringify({ type: name, timestamp: at, data: { centreId, ...Object.fromEntries(parts) } });
}
