import { optionsFor } from "#catalogue";
import { lockSequence, type SequenceFacts } from "#entries";
import { ok, refuse, type Decision } from "#kernel";
import type { Moment, Tx } from "#platform";
import { loadSetFacts, lockLedgers } from "../record-marks/load-facts.ts";
import type { FileInput } from "./read-input.ts";
import type { FileFacts } from "./rule.ts";

/**
 * Locks the centre's counter and its marks, and reads what decides about a file of it. Refused outright, without a
 * receipt: a centre that is not on the register.
 */
export async function loadFile(
  tx: Tx,
  input: FileInput,
  moment: Moment,
  side: "centre" | "board",
): Promise<Decision<FileFacts>> {
  const { file } = input;
  const named = side === "centre" ? moment.actor.centreId : file.centreId;
  const centreId = await findCentre(tx, named ?? "");
  if (!centreId) {
    const text = `Centre ${named ?? "of the file"} is not on the register. Check the centre header.`;
    return refuse("centre-unknown", text, { file: input.name, line: 2, column: 3 });
  }
  const series = file.series ?? "";
  const seriesKnown = await isSeries(tx, series);
  const sequence = seriesKnown ? await lockSequence(tx, centreId, series) : unused;
  await lockLedgers(tx, series, [centreId]);
  const within = await optionsFor(tx, moment.actor, side === "centre" ? "marks.submit" : "marks.record");
  const ours = file.set && file.set.rows.every((row) => row.centreId === centreId);
  return ok({
    centreId,
    awardingBody: moment.app.board.identifier,
    seriesKnown,
    sequence,
    earlier: await findEarlier(tx, centreId, input.hash),
    ucis: await ucisOf(tx, centreId, series),
    marks: seriesKnown && ours && file.set ? await loadSetFacts(tx, file.set, moment, within) : undefined,
  });
}

const unused: SequenceFacts = { last: 0, accepted: new Set() };

async function findCentre(tx: Tx, centreId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("centres.centre")
    .select("centre_id")
    .where("centre_id", "=", centreId)
    .executeTakeFirst();
  return row?.centre_id;
}

async function isSeries(tx: Tx, series: string): Promise<boolean> {
  const row = await tx.selectFrom("catalogue.series").select("series").where("series", "=", series).executeTakeFirst();
  return row !== undefined;
}

/** The same bytes, accepted before. */
async function findEarlier(tx: Tx, centreId: string, hash: string): Promise<FileFacts["earlier"]> {
  const row = await tx
    .selectFrom("marking.file")
    .select("file_id")
    .where("centre_id", "=", centreId)
    .where("content_hash", "=", hash)
    .where("status", "<>", "rejected")
    .executeTakeFirst();
  return row && { fileId: row.file_id };
}

async function ucisOf(tx: Tx, centreId: string, series: string): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("candidates.candidate as c", (join) =>
      join.onRef("c.centre_id", "=", "n.centre_id").onRef("c.candidate_id", "=", "n.candidate_id"),
    )
    .select(["n.candidate_number", "c.uci"])
    .where("n.centre_id", "=", centreId)
    .where("n.series", "=", series)
    .execute();
  return new Map(rows.map((row) => [row.candidate_number, row.uci]));
}
