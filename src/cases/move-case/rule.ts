import { type Calendar, type Day, type Decision, ok, statusAfter } from "#kernel";
import { type AnyKind, type Move, statusOf, tagFor } from "../case-kind.ts";
import type { CaseRow } from "../case-row.ts";
import { type Moved, moveClock } from "../clock.ts";
import { caseMoved, caseNotSo, handlerSame, handlerUnknown } from "../refusals.ts";

/** Who did the last move that a side sees, and what it was. */
export type LastMove = { readonly who: string; readonly did: string };

/** Somebody at the board who may have a case. */
export type Handler = { readonly personId: string; readonly name: string };

export type MoveFacts = {
  readonly row: CaseRow;
  readonly last: LastMove;
  readonly calendar: Calendar;
  /** The person who was chosen, when the move chooses one and they may have it. */
  readonly chosen?: Handler | undefined;
};

/** What a move comes to. */
export type NextState = Moved & { readonly status: string; readonly handler: Handler | null };

/** What the rule is asked besides the facts: what the form was made from, who asks, and when. */
export type MoveAsked = { readonly seen: number | null; readonly by: Handler; readonly today: Day };

/**
 * Whether a case may be moved so: nobody moved it since it was read, its life cycle has the act, the move's own
 * condition holds, and somebody who may have it was chosen. Source: two people who answer one case at the same time
 * must not both be told that they did.
 */
export function mayMove(kind: AnyKind, move: Move, facts: MoveFacts, asked: MoveAsked): Decision<NextState> {
  const { row, last, calendar } = facts;
  const known = move.by === "board" ? row.moves : row.shownMoves;
  if (asked.seen !== null && asked.seen !== known) return caseMoved.refuse(last);
  const status = statusAfter(kind.cycle, row.status, move.act);
  if (status === undefined) return caseNotSo.refuse({ status: tagFor(kind, row.status, move.by).text });
  const may = move.may?.(row, asked.today) ?? ok(true);
  if (!may.ok) return may;
  const handler = handlerAfter(move, facts, asked.by);
  if (!handler.ok) return handler;
  const clock = moveClock(row, statusOf(kind, status).phase, asked.today, calendar, move.restarts);
  return ok({ ...clock, status, handler: handler.value });
}

/** Who has the case after a move: the chosen person, whoever took what nobody had, or who had it before. */
function handlerAfter(move: Move, { row, chosen }: MoveFacts, by: Handler): Decision<Handler | null> {
  const { handlerId, handlerName } = row;
  const before = handlerId === null ? null : { personId: handlerId, name: handlerName ?? "" };
  if (move.hands === "taker") return ok(before ?? by);
  if (move.hands !== "chosen") return ok(before);
  if (!chosen) return handlerUnknown.refuse();
  return chosen.personId === handlerId ? handlerSame.refuse({ name: chosen.name }) : ok(chosen);
}
