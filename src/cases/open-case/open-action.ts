import { addDays, type Calendar, type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { readCalendar } from "#platform/days";
import type { Action, Moment } from "#platform/perform";
import type { AnyKind, CaseKind, Opening } from "../case-kind.ts";
import type { CaseEvents } from "../events.ts";
import { openingAct } from "../move-words.ts";
import { readMessage } from "../read-message.ts";
import { newReference } from "../reference.ts";
import { addMessage, addMove } from "../write-move.ts";

type Input<Line> = { readonly line: Line; readonly message: string };
type Loaded<Facts> = { readonly own: Facts; readonly calendar: Calendar };

/** What opening a case comes to: what the rule found, and the last day of its clock. */
export type Opened = Opening & { readonly dueOn: string };

/** What is answered once a case is open. */
export type OpenAnswer = {
  readonly case: string;
  readonly reference: string;
  readonly status: string;
  readonly dueOn: string;
  readonly seen: number;
};

export type OpenAction<Line, Facts> = Action<Input<Line>, Loaded<Facts>, Opened, OpenAnswer>;

/** The act that opens a case of a kind. Takes what the kind asks, and `message`. */
export function openAction<Line, Facts>(kind: CaseKind<Line, Facts>, events: CaseEvents): OpenAction<Line, Facts> {
  const { opening, may, clock } = kind;
  return {
    name: `${openingAct}-${kind.kind}`,
    summary: opening.summary,
    permission: may.open,
    read: (raw) => readOpening(kind, raw),
    load: async (tx, { line }, moment) => {
      const own = await opening.load(tx, line, moment);
      return own.ok ? ok({ own: own.value, calendar: await readCalendar(tx, clock.counts) }) : own;
    },
    rule: ({ own, calendar }, { line }, { today }) => {
      const may = opening.mayOpen(own, line);
      return may.ok ? ok({ ...may.value, dueOn: addDays(today, clock.days, calendar) }) : may;
    },
    save: async (tx, opened, { own }, { line, message }, moment) => {
      const [caseId, reference, [status = ""]] = [newId(), newReference(), Object.keys(kind.cycle.steps)];
      const { centreId, chain, dueOn } = opened;
      await insertCase(tx, kind, { ...opened, caseId, reference, status }, moment);
      const key = { centre_id: centreId, case_id: caseId, kind: kind.kind, position: 1 };
      const said = { side: "centre", toCentre: true } as const;
      await addMove(tx, key, { act: openingAct, status, ...said }, moment);
      await addMessage(tx, key, message, said);
      await opening.keep(tx, { centreId, caseId }, own, line);
      const body = { case: caseId, reference, act: openingAct, by: "centre", status, phase: "open", dueOn };
      return {
        answer: { case: caseId, reference, status, dueOn, seen: 1 },
        subject: { kind: kind.kind, id: caseId },
        centreId,
        chain,
        after: { reference, status, dueOn },
        events: [events.opened.of(centreId, body)],
      };
    },
  };
}

function readOpening<Line, Facts>({ opening }: CaseKind<Line, Facts>, raw: unknown): Decision<Input<Line>> {
  const [line, message] = [opening.read(raw), readMessage(raw, {})];
  if (line.ok && message.ok) return ok({ line: line.value, message: message.value });
  return { ok: false, refusals: [...(line.ok ? [] : line.refusals), ...(message.ok ? [] : message.refusals)] };
}

type NewCase = Opened & { readonly caseId: string; readonly reference: string; readonly status: string };

async function insertCase(
  tx: Tx,
  { kind, clock }: Pick<AnyKind, "kind" | "clock">,
  { centreId, caseId, reference, status, chain, area, candidateId, dueOn }: NewCase,
  { actor, at, today }: Moment,
): Promise<void> {
  await tx
    .insertInto("cases.case")
    .values({
      centre_id: centreId,
      case_id: caseId,
      kind,
      reference,
      status,
      phase: "open",
      chain,
      area,
      candidate_id: candidateId,
      opened_at: at.toString(),
      opened_by: actor.personId,
      opened_by_name: actor.name,
      centre_sees: true,
      clock_from: today,
      clock_days: clock.days,
      clock_counts: clock.counts,
      due_on: dueOn,
      moves: 1,
      shown_moves: 1,
      moved_by: "centre",
    })
    .execute();
}
