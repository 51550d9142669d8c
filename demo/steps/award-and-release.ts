import { runAward } from "#awarding";
import { releaseResults } from "#results";
import { deliverEvents, type Subscriber } from "#platform/events";
import { byTwoPeople, done } from "../act.ts";
import { markFacts } from "../cohort/marks.ts";
import { type DemoStep, demoSeries, type DemoWorld } from "../world.ts";
import { recordPapers } from "./take-marks.ts";
import { giveMarks } from "./unmarked.ts";

/**
 * Awards the series, has the second calculation check every result, prepares the files, and sets the release
 * times.
 */
export async function* awardAndRelease(world: DemoWorld, subscribers: readonly Subscriber[]): DemoStep {
  const { app, catalogue, people, progress } = world;
  yield "2026-08-05";
  await recordPapers(world, await giveMarks(world, markFacts(catalogue, demoSeries), {}), "marks-outstanding.csv");
  const awarding = progress.phase("Award the series");
  const run = done(
    "award the series",
    await runAward(app, people.board, { series: demoSeries, cause: "award", missing: "refuse" }),
  );
  awarding.done(`${run.results} results; the second calculation agrees`);

  const preparing = progress.phase("Prepare the result files");
  await deliverEvents(app, subscribers);
  preparing.done();

  yield "2026-08-11";
  for (const { family, embargoed } of catalogue.families) await release(world, family, embargoed);
}

/** Releases a family at its key dates, unless somebody who looks round has set its instants already. */
async function release({ app, catalogue, people }: DemoWorld, family: string, embargoed: boolean): Promise<void> {
  const at = (kind: string): string | undefined =>
    catalogue.key_dates.find((row) => row.series === demoSeries && row.family === family && row.kind === kind)?.at;
  const centresAt = at("release-centres");
  const candidatesAt = embargoed ? at("release-candidates") : centresAt;
  const set = await app.database.as.board
    .selectFrom("results.release")
    .select("at")
    .where("series", "=", demoSeries)
    .where("family", "=", family)
    .executeTakeFirst();
  if (!centresAt || !candidatesAt || set) return;
  await byTwoPeople(`release ${family}`, app, [people.board, people.second], releaseResults, {
    series: demoSeries,
    family,
    centresAt,
    candidatesAt,
  });
}
