import { sql } from "kysely";
import type { TransactionNote } from "#platform/app";

/**
 * What is open to a person of a centre or to a candidate when a transaction begins, and which runs of it agreed. The
 * second reads runs through the first: nobody knows of a run before its series has reached them.
 */
export const notes: readonly TransactionNote[] = [
  {
    name: "app.open",
    value: ({ side, centreId }) => {
      if (centreId === null) return undefined;
      if (side === "centre") return sql`results.note_of_open_at_centre()`;
      return side === "candidate" ? sql`results.note_of_open_to_candidate()` : undefined;
    },
  },
  {
    name: "app.agreed",
    value: ({ side, centreId }) =>
      centreId !== null && (side === "centre" || side === "candidate") ? sql`awarding.note_of_agreed()` : undefined,
  },
];
