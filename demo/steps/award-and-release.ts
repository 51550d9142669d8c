import { runAward } from "#awarding";
import { perform } from "#platform/perform";
import { recordContact, releaseResults } from "#results";
import { deliverEvents, type Subscriber } from "#platform/events";
import { byTwoPeople, done, unlessAnticipated } from "../act.ts";
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
  const outstanding = await giveMarks(world, markFacts(catalogue, demoSeries), {});
  await unlessAnticipated(app, () => recordPapers(world, outstanding, "marks-outstanding.csv"));
  const awarding = progress.phase("Award the series");
  await unlessAnticipated(app, async () => {
    const order = { series: demoSeries, cause: "award", missing: "refuse" } as const;
    const run = done("award the series", await runAward(app, people.board, order));
    awarding.done(`${run.results} results; the second calculation agrees`);
  });

  const preparing = progress.phase("Prepare the result files");
  await deliverEvents(app, subscribers);
  preparing.done();

  yield "2026-08-11";
  await unlessAnticipated(app, () => contactCentres(world));
  for (const { family, embargoed } of catalogue.families)
    await unlessAnticipated(app, () => release(world, family, embargoed));
}

/** Contacts every centre that has a pending result: nothing is released before. */
async function contactCentres({ app, people }: DemoWorld): Promise<void> {
  const centres = await app.database.as.worker
    .selectFrom("awarding.current_result")
    .select("centre_id")
    .distinct()
    .where("series", "=", demoSeries)
    .where("status", "=", "pending")
    .orderBy("centre_id")
    .execute();
  const note = "The exams officer knows which results are pending and why. We send them as soon as we have them.";
  for (const { centre_id: centre } of centres) {
    const contact = { series: demoSeries, centre, note };
    done(`contact centre ${centre}`, await perform(app, people.board, recordContact, contact));
  }
}

/** Releases a family at its key dates, unless somebody who looks round has set its instants already. */
async function release({ app, catalogue, people }: DemoWorld, family: string, embargoed: boolean): Promise<void> {
  const at = (kind: string): string | undefined =>
    catalogue.key_dates.find((row) => row.series === demoSeries && row.family === family && row.kind === kind)?.at;
  const candidatesAt = at("release-candidates");
  const centresAt = embargoed ? at("release-centres") : candidatesAt;
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
