import type { EntryMove } from "#entries";
import type { Delivered } from "#platform/events";

/** What an event of entries says, read from its body. */
export type Moved = { readonly series: string; readonly at: Temporal.Instant; readonly moves: readonly EntryMove[] };

/** Reads the body of `entries-moved`. Throws when it is not one: the event stays first in the queue, and is logged. */
export function readMoves({ body, eventId }: Delivered): Moved {
  const { series, at, moved } = body;
  if (typeof series !== "string" || typeof at !== "string" || !Array.isArray(moved))
    throw new TypeError(`Event ${eventId} does not say which entries moved.`);
  return { series, at: Temporal.Instant.from(at), moves: moved.map((move) => readMove(move, eventId)) };
}

function readMove(move: unknown, eventId: string): EntryMove {
  const { candidateId, option, act, stage } = move as Partial<EntryMove>;
  if (typeof candidateId !== "number" || typeof option !== "string" || !isAct(act) || !isStage(stage))
    throw new TypeError(`Event ${eventId} names an entry that cannot be read.`);
  return { candidateId, option, act, stage };
}

function isAct(text: unknown): text is EntryMove["act"] {
  return text === "made" || text === "withdrawn";
}

function isStage(text: unknown): text is EntryMove["stage"] {
  return text === "on-time" || text === "late" || text === "very-late";
}
