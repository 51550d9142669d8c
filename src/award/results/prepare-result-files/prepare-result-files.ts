import { createHash } from "node:crypto";
import { canonicalJson, type Delivered, type App, type Subscriber, type Tx } from "#platform";
import { type ResultRow, resultsOf } from "../queries.ts";
import { resultFile } from "../result-files/result-file.ts";

/**
 * Makes the R files of every centre when an award run has been agreed, so that the release itself is only a date. Hearing the
 * same event twice changes nothing: a file is made only when its results differ from the last one.
 */
export const prepareResultFiles: Subscriber = {
  name: "results: prepare result files",
  event: "award-run-finished",
  hear: async (tx, event, app) => prepareFor(tx, event, app),
};

async function prepareFor(tx: Tx, event: Delivered, app: App): Promise<void> {
  const [series, runId, status] = [event.body["series"], event.body["runId"], event.body["status"]];
  if (typeof series !== "string" || typeof runId !== "string" || status !== "agreed") return;
  const centres = await tx.selectFrom("awarding.current_result as r").innerJoin("centres.centre as c", "c.centre_id", "r.centre_id")
    .select(["c.centre_id as centreId", "c.postcode"]).distinct().where("r.series", "=", series).orderBy("c.centre_id").execute();
  for (const centre of centres) await prepareCentre(tx, app, { ...centre, series, runId });
}

type Wanted = { readonly centreId: string; readonly postcode: string; readonly series: string; readonly runId: string };

async function prepareCentre(tx: Tx, app: App, wanted: Wanted): Promise<void> {
  const { centreId, series } = wanted;
  const results = await resultsOf(tx, { series, centreId });
  const made = await tx.selectFrom("results.prepared_file").select(["family", "sequence", "results_hash"])
    .where("centre_id", "=", centreId).where("series", "=", series).orderBy("sequence").execute();
  let sequence = made.at(-1)?.sequence ?? 0;
  const families = [...Map.groupBy(results, (row) => row.family)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [family, rows] of families) {
    const hash = createHash("sha256").update(canonicalJson(rows)).digest("hex");
    if (made.findLast((file) => file.family === family)?.results_hash === hash) continue;
    sequence = nextSequence(sequence);
    await insertFile(tx, app, wanted, family, sequence, rows, hash);
  }
}

/** Numbers that end in 00 are skipped, as senders of exchange files do. */
function nextSequence(last: number): number {
  return (last + 1) % 100 === 0 ? last + 2 : last + 1;
}

async function insertFile(
  tx: Tx, app: App, { centreId, postcode, series, runId }: Wanted, family: string, sequence: number, rows: readonly ResultRow[], hash: string,
): Promise<void> {
  const madeOn = await dayOfFile(tx, series, family);
  const file = resultFile({ board: app.board, centreId, postcode, series, sequence, madeOn }, rows);
  await tx.insertInto("results.prepared_file").values({
    centre_id: centreId, series, sequence, family, name: file.name, records: rows.length, content: Buffer.from(file.bytes),
    results_hash: hash, run_id: runId,
  }).execute();
}

/** A file is dated with the day of its release in the catalogue, so that the same results give the same bytes. */
async function dayOfFile(tx: Tx, series: string, family: string): Promise<string> {
  const date = await tx.selectFrom("catalogue.key_dates").select("at").where("series", "=", series).where("family", "=", family)
    .where("kind", "=", "release-centres").executeTakeFirst();
  return date?.at.slice(0, 10) ?? Temporal.Now.plainDateISO("Europe/London").toString();
}
