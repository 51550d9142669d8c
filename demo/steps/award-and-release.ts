import { runAward, type AwardAnswer } from "#awarding";
import { boardZone } from "#kernel";
import { releaseResults } from "#results";
import { deliverEvents, perform, type Subscriber } from "#platform";
import { done } from "../act.ts";
import { demoSeries, type DemoWorld } from "../world.ts";

/**
 * Awards the series, has the second calculation check every result, prepares the files, and sets the release
 * times.
 */
export async function awardAndRelease(world: DemoWorld, subscribers: readonly Subscriber[]): Promise<AwardAnswer> {
  const { app, catalogue, people, progress, setDay } = world;
  setDay("2026-08-05");
  const awarding = progress.phase("Award the series");
  const run = done(
    "award the series",
    await runAward(app, people.board, { series: demoSeries, cause: "award", missing: "refuse" }),
  );
  awarding.done(`${run.results} results; the second calculation agrees`);

  const preparing = progress.phase("Prepare the result files");
  await deliverEvents(app, subscribers);
  preparing.done();

  setDay("2026-08-11");
  for (const { family, embargoed } of catalogue.families) await release(world, family, embargoed);
  return run;
}

/**
 * Releases a family at its key dates; on a machine whose calendar is not there yet, now, so that there is something to
 * see.
 */
async function release({ app, catalogue, people }: DemoWorld, family: string, embargoed: boolean): Promise<void> {
  const at = (kind: string): string | undefined =>
    catalogue.key_dates.find((row) => row.series === demoSeries && row.family === family && row.kind === kind)?.at;
  const centresAt = at("release-centres");
  const candidatesAt = embargoed ? at("release-candidates") : centresAt;
  if (!centresAt || !candidatesAt) return;
  done(
    `release ${family}`,
    await perform(app, people.board, releaseResults, {
      series: demoSeries,
      family,
      centresAt: atLatestNow(centresAt),
      candidatesAt: atLatestNow(candidatesAt),
    }),
  );
}

/** A time of the board's zone, or this minute when that is earlier: the embargo keeps to the real calendar. */
function atLatestNow(time: string): string {
  const now = Temporal.Now.zonedDateTimeISO(boardZone).toPlainDateTime().toString({ smallestUnit: "minute" });
  return time < now ? time : now;
}
