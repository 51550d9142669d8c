import { type Decision, ok } from "#kernel";
import { program } from "#platform/app";
import type { Tx } from "#platform/database";
import { readCalendar } from "#platform/days";
import { type Action, fieldText, type Moment } from "#platform/perform";
import type { AnyKind, Move } from "../case-kind.ts";
import { findCase } from "../case-row.ts";
import { type CaseEvents, movedEvent } from "../events.ts";
import { caseUnknown } from "../refusals.ts";
import { readMessage } from "../read-message.ts";
import { findLastMove } from "./find-last-move.ts";
import { type Handler, mayMove, type MoveFacts, type NextState } from "./rule.ts";
import { saveMove } from "./save-move.ts";

/** What is sent to move a case. */
export type MoveInput = {
  readonly caseId: string;
  /** How often it had moved when it was read; null when that was not said. */
  readonly seen: number | null;
  readonly message: string;
  readonly handlerId: string;
};

/** What is answered once a case has moved. */
export type MoveAnswer = {
  readonly case: string;
  readonly reference: string;
  readonly status: string;
  readonly dueOn: string;
  readonly seen: number;
};

export type MoveAction = Action<MoveInput, MoveFacts, NextState, MoveAnswer>;

/** The act of a move of a kind. Takes `case`, `seen`, and `message` or `handler` where the move asks for them. */
export function moveAction(kind: AnyKind, move: Move, events: CaseEvents): MoveAction {
  return {
    name: `${move.act}-${kind.kind}`,
    summary: move.summary,
    permission: move.by === "board" ? kind.may.work : kind.may.open,
    read: (raw) => readMove(move, raw),
    load: (tx, input, moment) => loadMove(tx, kind, move, input, moment),
    rule: (facts, { seen }, { actor, today }) =>
      mayMove(kind, move, facts, { seen, by: { personId: actor.personId, name: actor.name }, today }),
    save: async (tx, next, { row }, { message }, moment) => {
      await saveMove(tx, { kind, move, row, next, message }, moment);
      const [moves, shown] = [row.moves + 1, row.shownMoves + (move.shown ? 1 : 0)];
      const [centreId, { caseId, reference }] = [row.centreId, row];
      return {
        answer: {
          case: caseId,
          reference,
          status: next.status,
          dueOn: next.dueOn,
          seen: move.by === "board" ? moves : shown,
        },
        subject: { kind: kind.kind, id: caseId },
        // A centre's log holds what the centre did, and not who at the board did what.
        centreId: move.by === "centre" ? centreId : null,
        chain: row.chain,
        before: { status: row.status, dueOn: row.dueOn },
        after: { reference, status: next.status, dueOn: next.dueOn },
        events: [movedEvent(events, move.shown ? centreId : null, { row, next, move })],
      };
    },
  };
}

function readMove(move: Move, raw: unknown): Decision<MoveInput> {
  const message = readMessage(raw, move.says);
  if (!message.ok) return message;
  const seen = fieldText(raw, "seen");
  return ok({
    caseId: fieldText(raw, "case"),
    seen: /^\d{1,9}$/.test(seen) ? Number(seen) : null,
    message: message.value,
    handlerId: move.hands === "chosen" ? fieldText(raw, "handler") : "",
  });
}

async function loadMove(
  tx: Tx,
  kind: AnyKind,
  move: Move,
  { caseId, handlerId }: MoveInput,
  moment: Moment,
): Promise<Decision<MoveFacts>> {
  const row = await findCase(tx, kind, caseId, moment.actor.side, moment.locks);
  // Each side has acts of its own: a permission that somebody has for the other changes nothing.
  if (!row || moment.actor.side !== move.by) return caseUnknown.refuse();
  return ok({
    row,
    last: await findLastMove(tx, kind, row, move.by),
    calendar: await readCalendar(tx, row.clockCounts),
    chosen: move.hands === "chosen" ? await findHandler(kind, handlerId, moment) : undefined,
  });
}

/** Somebody whose work such cases are at the moment. */
async function findHandler(kind: AnyKind, personId: string, { app }: Moment): Promise<Handler | undefined> {
  const holders = await program().directory.findHolders(app, kind.may.work, "");
  return holders.find((each) => each.personId === personId);
}
