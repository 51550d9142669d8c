import { shownNumber } from "#exchange";
import { sql } from "kysely";
import type { Decision } from "#kernel";
import type { Tx } from "#platform/database";
import type { Action, Moment, Saved } from "#platform/perform";
import { holdReleased, markHeld } from "../events.ts";
import { loadMark, type MarkFound } from "./load-mark.ts";
import { type HoldInput, readHold } from "./read-hold.ts";
import type { HoldMovement, StandingMark } from "./rule.ts";

export type HoldAction = Action<HoldInput, MarkFound, HoldMovement, { readonly movement: number }>;

/** What holding and releasing have in common: everything but the name and the rule. */
export function holding(
  rule: (mark: StandingMark | undefined, reason: string) => Decision<HoldMovement>,
): Omit<HoldAction, "name" | "summary" | "permission"> {
  return { read: readHold, load: loadMark, rule: (facts, input) => rule(facts.mark, input.reason), save: saveMovement };
}

async function saveMovement(
  tx: Tx,
  value: HoldMovement,
  facts: MarkFound,
  { centreId, series, candidateNumber, option, component, reason }: HoldInput,
  moment: Moment,
): Promise<Saved<{ readonly movement: number }>> {
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
      centre_marked: sql<boolean>`marking.is_centre_marked(${component})`,
    })
    .execute();
  const subject = `${series} ${centreId} ${shownNumber(candidateNumber)} ${option} ${component}`;
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
