import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { findStatus } from "../mark.ts";
import { lockLedgers } from "../record-marks/load-facts.ts";
import { markUnknown } from "../refusals.ts";
import type { MarkAsked } from "./read-hold.ts";
import type { StandingMark } from "./rule.ts";

export type MarkFound = { readonly candidateId: number; readonly mark: StandingMark | undefined };

/** Reads one mark, under the lock of its ledger. Refused: no such entry. */
export async function loadMark(tx: Tx, asked: MarkAsked, moment: Pick<Moment, "locks">): Promise<Decision<MarkFound>> {
  const { centreId, series, candidateNumber, option } = asked;
  if (moment.locks) await lockLedgers(tx, series, [centreId]);
  const entry = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("entries.entry as e", (join) =>
      join
        .onRef("e.centre_id", "=", "n.centre_id")
        .onRef("e.series", "=", "n.series")
        .onRef("e.candidate_id", "=", "n.candidate_id"),
    )
    .select("n.candidate_id")
    .where("n.centre_id", "=", centreId)
    .where("n.series", "=", series)
    .where("n.candidate_number", "=", candidateNumber)
    .where("e.option", "=", option)
    .executeTakeFirst();
  if (!entry) return markUnknown.refuse();
  return ok({ candidateId: entry.candidate_id, mark: await findMark(tx, asked, entry.candidate_id) });
}

async function findMark(tx: Tx, asked: MarkAsked, candidateId: number): Promise<StandingMark | undefined> {
  const mark = await tx
    .selectFrom("marking.current_mark")
    .select(["movement", "status", "status_beneath", "grade"])
    .where("centre_id", "=", asked.centreId)
    .where("series", "=", asked.series)
    .where("candidate_id", "=", candidateId)
    .where("option", "=", asked.option)
    .where("component", "=", asked.component)
    .executeTakeFirst();
  return (
    mark && {
      movement: Number(mark.movement),
      status: findStatus(mark.status_beneath) ?? "marked",
      grade: mark.grade,
      held: mark.status === "pending",
    }
  );
}
