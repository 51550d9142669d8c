import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { AnyKind, Move } from "../case-kind.ts";
import type { CaseRow } from "../case-row.ts";
import { addMessage, addMove, type MoveKey } from "../write-move.ts";
import type { NextState } from "./rule.ts";

type Moving = {
  readonly kind: AnyKind;
  readonly move: Move;
  readonly row: CaseRow;
  readonly next: NextState;
  readonly message: string;
};

/** Writes a move, what was said with it, the stop that it ended, who has the case now, and the case as it is then. */
export async function saveMove(tx: Tx, { kind, move, row, next, message }: Moving, moment: Moment): Promise<void> {
  const { centreId, caseId } = row;
  const key = { centre_id: centreId, case_id: caseId, kind: kind.kind, position: row.moves + 1 };
  const said = { side: move.by, toCentre: move.shown };
  await addMove(tx, key, { act: move.act, status: next.status, ...said }, moment);
  if (message !== "") await addMessage(tx, key, message, said);
  if (next.ended) {
    const { from, until } = next.ended;
    await tx
      .insertInto("cases.stop")
      .values({ ...key, from_day: from, until_day: until })
      .execute();
  }
  if (next.handler && next.handler.personId !== row.handlerId) await giveTo(tx, key, next.handler);
  await tx
    .updateTable("cases.case")
    .set({
      status: next.status,
      phase: next.phase,
      clock_from: next.clockFrom,
      due_on: next.dueOn,
      stopped_on: next.stoppedOn,
      closed_on: next.closedOn,
      moves: row.moves + 1,
      shown_moves: row.shownMoves + (move.shown ? 1 : 0),
      moved_by: move.by,
      ...(move.by === "board"
        ? { handler_id: next.handler?.personId ?? null, handler_name: next.handler?.name ?? null }
        : {}),
    })
    .where("centre_id", "=", centreId)
    .where("case_id", "=", caseId)
    .execute();
}

/** The part of handler passes on: whoever had it has it until this move. */
async function giveTo(tx: Tx, key: MoveKey, { personId, name }: NonNullable<NextState["handler"]>): Promise<void> {
  await tx
    .updateTable("cases.seat")
    .set({ until_position: key.position })
    .where("centre_id", "=", key.centre_id)
    .where("case_id", "=", key.case_id)
    .where("until_position", "is", null)
    .execute();
  await tx
    .insertInto("cases.seat")
    .values({ ...key, part: "handler", person_id: personId, person_name: name })
    .execute();
}
