import type { CandidateDetails } from "#candidates";
import { optionsFor } from "#catalogue";
import type { FileContext } from "#exchange";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { loadSetFacts, lockLedgers, type SetFacts } from "../record-marks/load-facts.ts";
import type { MarksWanted } from "./read-marks.ts";

/** What deciding on a mark file needs to know. */
export type MarkFileFacts = {
  /** The centre's candidates, by the candidate number in the series. */
  readonly people: ReadonlyMap<number, PersonOnRecord>;
  /** Undefined when the marks are not looked at. */
  readonly marks: SetFacts | undefined;
};

/** Locks the marks of the centre, and reads what deciding on a file of it needs. */
export async function loadMarks(
  tx: Tx,
  { set }: MarksWanted,
  { centre: { centreId }, series, side }: FileContext,
  moment: Moment,
): Promise<MarkFileFacts> {
  if (moment.locks) await lockLedgers(tx, series, [centreId]);
  const within = await optionsFor(tx, moment.actor, side === "centre" ? "marks.submit" : "marks.record");
  return {
    people: await peopleOf(tx, centreId, series),
    marks: set && set.rows.length > 0 ? await loadSetFacts(tx, set, moment, within) : undefined,
  };
}

export type PersonOnRecord = Pick<CandidateDetails, "uci" | "surname" | "forenames" | "fileName" | "dateOfBirth">;

async function peopleOf(tx: Tx, centreId: string, series: string): Promise<ReadonlyMap<number, PersonOnRecord>> {
  const rows = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("candidates.candidate as c", (join) =>
      join.onRef("c.centre_id", "=", "n.centre_id").onRef("c.candidate_id", "=", "n.candidate_id"),
    )
    .select(["n.candidate_number", "c.uci", "c.surname", "c.forenames", "c.file_name as fileName"])
    .select("c.date_of_birth as dateOfBirth")
    .where("n.centre_id", "=", centreId)
    .where("n.series", "=", series)
    .execute();
  return new Map(rows.map((row) => [row.candidate_number, row]));
}
