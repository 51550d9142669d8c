import { createHash } from "node:crypto";
import { sql } from "kysely";
import { dayAt } from "#kernel";
import { type App, boardIdentifier } from "#platform/app";
import { canonicalJson } from "#platform/audit";
import type { Tx } from "#platform/database";
import type { Delivered, Subscriber } from "#platform/events";
import { type ResultRow, resultsOf } from "../queries.ts";
import { resultFile } from "../result-files/result-file.ts";
import { fileNumber, type MadeFile } from "./file-number.ts";

/**
 * Makes the R files of every centre when an award run has been agreed, so that the release itself is only a time. Each
 * centre has a transaction of its own. Hearing the same event twice changes nothing: a file is made only when its
 * results differ from the last one, and what was interrupted goes on from there. A file that could have been fetched by
 * the time it is saved stays, and the next one has the next number: the database refuses the other, and the event comes
 * again. The event waits until the board has set its identifier.
 */
export const prepareResultFiles: Subscriber = {
  name: "results: prepare result files",
  event: "award-run-finished",
  hear: async (tx, event, app) => prepareFor(tx, event, app),
};

type Wanted = { readonly centreId: string; readonly postcode: string; readonly series: string; readonly runId: string };

async function prepareFor(tx: Tx, event: Delivered, app: App): Promise<void> {
  const [series, runId, status] = [event.body["series"], event.body["runId"], event.body["status"]];
  if (typeof series !== "string" || typeof runId !== "string" || status !== "agreed") return;
  const centres = await tx
    .selectFrom("awarding.current_result as r")
    .innerJoin("centres.centre as c", "c.centre_id", "r.centre_id")
    .select(["c.centre_id as centreId", "c.postcode"])
    .distinct()
    .where("r.series", "=", series)
    .orderBy("c.centre_id")
    .execute();
  for (const centre of centres) {
    await app.database.as.worker.transaction().execute((own) => prepareCentre(own, app, { ...centre, series, runId }));
  }
}

/** The families whose files centres may have fetched already, or may have by the time they are saved: they stay. */
async function releasedFamilies(tx: Tx, series: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("results.release")
    .select("family")
    .distinct()
    .where("series", "=", series)
    .where(sql<boolean>`results.has_opened(series, family, audience, at, proposal_id)`)
    .execute();
  return new Set(rows.map((row) => row.family));
}

async function prepareCentre(tx: Tx, app: App, wanted: Wanted): Promise<void> {
  const { centreId, series } = wanted;
  const results = await resultsOf(tx, { series, centreId });
  const stored = await tx
    .selectFrom("results.prepared_file")
    .select(["family", "sequence", "results_hash as hash"])
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .orderBy("sequence")
    .execute();
  const released = await releasedFamilies(tx, series);
  const made: MadeFile[] = [...stored];
  const families = [...Map.groupBy(results, (row) => row.family)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [family, rows] of families) {
    const hash = createHash("sha256").update(canonicalJson(rows)).digest("hex");
    const sequence = fileNumber(made, { family, hash }, released.has(family));
    if (sequence === null) continue;
    made.push({ family, sequence, hash });
    await saveFile(tx, app, wanted, { family, sequence, hash }, rows);
  }
}

async function saveFile(
  tx: Tx,
  app: App,
  wanted: Wanted,
  { family, sequence, hash }: MadeFile,
  rows: readonly ResultRow[],
): Promise<void> {
  const { centreId, postcode, series, runId } = wanted;
  const madeOn = (await dayOfFile(tx, series, family)) ?? dayAt(app.clock());
  const awardingBody = boardIdentifier(app.board);
  if (!awardingBody.ok) throw new Error("no result file is made until the board has set its identifier");
  const file = resultFile({ awardingBody: awardingBody.value, centreId, postcode, series, sequence, madeOn }, rows);
  const content = {
    name: file.name,
    records: rows.length,
    content: Buffer.from(file.bytes),
    results_hash: hash,
    run_id: runId,
  };
  await tx
    .insertInto("results.prepared_file")
    .values({ centre_id: centreId, series, sequence, family, ...content })
    .onConflict((row) => row.columns(["centre_id", "series", "sequence"]).doUpdateSet(content))
    .execute();
}

/** A file is dated with the day of its release in the catalogue, so that the same results give the same bytes. */
async function dayOfFile(tx: Tx, series: string, family: string): Promise<string | undefined> {
  const date = await tx
    .selectFrom("catalogue.key_dates")
    .select("at")
    .where("series", "=", series)
    .where("family", "=", family)
    .where("kind", "=", "release-centres")
    .executeTakeFirst();
  return date?.at.slice(0, 10);
}
