import { type Announcement, defineEvent, type Event } from "#platform/events";
import type { AnyKind, Move } from "./case-kind.ts";
import type { CaseRow } from "./case-row.ts";
import type { NextState } from "./move-case/rule.ts";

type Field = "case" | "reference" | "act" | "by" | "status" | "phase" | "dueOn";

/** The events of a kind. */
export type CaseEvents = { readonly opened: Event<Field>; readonly moved: Event<Field> };

const fields = {
  case: "the case, for asking about it",
  reference: "its reference, as people read it",
  act: "the act, such as answer",
  by: "who did it: the centre or the board",
  status: "the status it has now",
  phase: "whether it is open, waiting for others than the board, or closed",
  dueOn: "the last day of its clock",
} as const;

/** Declares the events of a kind. What only the board sees is announced to no centre, and no text is in any. */
export function caseEvents({ kind, noun, may }: AnyKind): CaseEvents {
  const told = { needs: may.view, fields: ["case", "reference", "act", "by", "status", "phase", "dueOn"] } as const;
  return {
    opened: defineEvent({ name: `${kind}-opened`, about: `A ${noun} was asked`, fields, told }),
    moved: defineEvent({ name: `${kind}-moved`, about: `Something was done to a ${noun}`, fields, told }),
  };
}

type OfMove = { readonly row: CaseRow; readonly next: NextState; readonly move: Move };

/** What is announced of a move. */
export function movedEvent({ moved }: CaseEvents, centreId: string | null, { row, next, move }: OfMove): Announcement {
  const { status, phase, dueOn } = next;
  return moved.of(centreId, {
    case: row.caseId,
    reference: row.reference,
    act: move.act,
    by: move.by,
    status,
    phase,
    dueOn,
  });
}
