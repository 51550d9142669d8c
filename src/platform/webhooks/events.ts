import type { ClientScope } from "../access/clients/client.ts";

type EventShape = {
  readonly about: string;
  /** What a person must hold to have it sent on. */
  readonly needs: ClientScope;
  /** The parts of the event's body that are sent. What an event says besides stays here. */
  readonly fields: readonly string[];
  /** Sent only when the centre did it itself: its body names the act. */
  readonly ownActs?: true;
};

/**
 * The events that are sent on, by name: what happened at the centre and is the centre's to know at that moment. None of
 * them says anything of a grade or a mark, and none comes of marking, awarding or releasing by the board, so that
 * nothing goes out before its instant.
 */
export const webhookEvents = {
  "entries-made": {
    about: "Entries were made for a candidate on the pages",
    needs: "entries.view",
    fields: ["series", "candidateId", "candidateNumber", "entries"],
  },
  "entry-withdrawn": {
    about: "An entry was withdrawn",
    needs: "entries.view",
    fields: ["series", "candidateId", "option", "stage", "status", "refunded"],
  },
  "entry-file-received": {
    about: "A file of entries or amendments was read, and accepted or rejected",
    needs: "entries.view",
    fields: [
      "fileId",
      "name",
      "kind",
      "series",
      "sequence",
      "receivedAt",
      "status",
      "records",
      "candidates",
      "entries",
      "entriesAdded",
      "entriesWithdrawn",
      "errors",
      "warnings",
    ],
  },
  "marks-recorded": {
    about: "The centre sent marks of work that it marks itself: how many, never which",
    needs: "marks.view",
    fields: ["series", "recorded", "corrected", "unchanged"],
    ownActs: true,
  },
  "early-access-withdrawn": {
    about: "The board withdrew the centre's early access to results",
    needs: "results.view",
    fields: [],
  },
} as const satisfies Record<string, EventShape>;

export type WebhookEvent = keyof typeof webhookEvents;

/** What an event is, with its optional parts. */
export function eventShape(name: WebhookEvent): EventShape {
  return webhookEvents[name];
}

export function isWebhookEvent(text: string): text is WebhookEvent {
  return Object.hasOwn(webhookEvents, text);
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
  const parts = eventShape(name)
    .fields.filter((field) => body[field] !== undefined)
    .map((field) => [field, body[field]] as const);
  return JSON.stringify({ type: name, timestamp: at, data: { centreId, ...Object.fromEntries(parts) } });
}
