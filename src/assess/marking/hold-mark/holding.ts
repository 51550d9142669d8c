import { ok, refuse, type Decision } from "#kernel";
import { type Action, type Moment, type Saved, type Tx } from "#platform";
import { findStatus } from "../mark.ts";
import { lockLedgers } from "../record-marks/load-facts.ts";
import { readHold, type HoldInput } from "./read-hold.ts";
import type { HoldMovement, StandingMark } from "./rule.ts";
import { holdReleased, markHeld } from "../events.ts";

type Facts = { readonly candidateId: number; readonly mark: StandingMark | undefined };
export type HoldAction = Action<HoldInput, Facts, HoldMovement, { readonly movement: number }>;

/** What holding and releasing have in common: everything but the name and the rule. */
export function holding(
  rule: (mark: StandingMark | undefined, reason: string) => Decision<HoldMovement>,
): Omit<HoldAction, "name" | "summary" | "permission"> {
  return {
    read: readHold,
    load: loadMark,
    rule: (facts, input) => rule(facts.mark, input.reason.trim()),
    save: saveMovement,
  };
}

async function loadMark(tx: Tx, input: HoldInput): Promise<Decision<Facts>> {
  await lockLedgers(tx, input.series, [input.centreId]);
  const entry = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("entries.entry as e", (join) =>
      join
        .onRef("e.centre_id", "=", "n.centre_id")
        .onRef("e.series", "=", "n.series")
        .onRef("e.candidate_id", "=", "n.candidate_id"),
    )
    .select("n.candidate_id")
    .where("n.centre_id", "=", input.centreId)
    .where("n.series", "=", input.series)
    .where("n.candidate_number", "=", input.candidateNumber)
    .where("e.option", "=", input.option)
    .executeTakeFirst();
  if (!entry) return refuse("entry-absent", "There is no such entry. Check the centre, the candidate and the option.");
  const mark = await tx
    .selectFrom("marking.current_mark")
    .select(["movement", "status", "status_beneath", "grade"])
    .where("centre_id", "=", input.centreId)
    .where("series", "=", input.series)
    .where("candidate_id", "=", entry.candidate_id)
    .where("option", "=", input.option)
    .where("component", "=", input.component)
    .executeTakeFirst();
  return ok({
    candidateId: entry.candidate_id,
    mark: mark && {
      movement: Number(mark.movement),
      status: findStatus(mark.status_beneath) ?? "marked",
      grade: mark.grade,
      held: mark.status === "pending",
    },
  });
}

async function saveMovement(
  tx: Tx,
  value: HoldMovement,
  facts: Facts,
  input: HoldInput,
  moment: Moment,
): Promise<Saved<{ readonly movement: number }>> {
  const { centreId, series, option, component } = input;
  const reason = input.reason.trim();
  await tx
    .insertInto("marking.movement")
    .values({
      centre_id: centreId,
      series,
      candidate_id: facts.candidateId,
      option,
      component,
      ...value,
      change: 0,
      reason,
      act_id: moment.actId,
    })
    .execute();
  const subject = `${series} ${centreId} ${String(input.candidateNumber).padStart(4, "0")} ${option} ${component}`;
  return {
    answer: { movement: value.movement },
    subject: { kind: "mark", id: subject },
    centreId: null,
    chain: series,
    reason,
    before: { status: facts.mark?.held ? "pending" : facts.mark?.status },
    after: { status: value.status },
    events: [(value.cause === "hold" ? markHeld : holdReleased).of(null, { subject })],
  };
}
