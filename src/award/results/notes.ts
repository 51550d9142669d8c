import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { Module } from "#platform/module";

/**
 * What is open to a person of a centre or to a candidate when a transaction begins, and which runs of it agreed. The
 * second reads runs through the first: nobody knows of a run before its series has reached them.
 */
export const notes: NonNullable<Module["notes"]> = [
  {
    name: "app.open",
    value: (actor) => {
      if (!waits(actor)) return undefined;
      return actor.side === "centre" ? sql`results.note_of_open_at_centre()` : sql`results.note_of_open_to_candidate()`;
    },
  },
  { name: "app.agreed", value: (actor) => (waits(actor) ? sql`awarding.note_of_agreed()` : undefined) },
];

/** Whether results reach the actor only from an instant. */
function waits({ side, centreId }: Actor): boolean {
  return centreId !== null && (side === "centre" || side === "candidate");
}
