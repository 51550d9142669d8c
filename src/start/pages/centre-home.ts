import { subjectsOf } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { optionsToRead, seriesWithResults } from "#results";
import { unreadNotices } from "#people/staff";
import { countsBySeries, nextDates, recentFiles, releasedToCentres } from "./home-queries.ts";
import { centreTasks } from "./centre-tasks.ts";
import { keyDateTitles } from "./key-dates.ts";
import { marksMissing } from "./marks-missing.ts";

/** Where a centre's work begins: what to do next, what is due, what has arrived. */
export const centreHomeRoutes: readonly Route[] = [
  {
    name: "centre-home",
    face: "page",
    method: "GET",
    path: "/centre",
    permission: "signed-in",
    scope: "centre",
    summary: "What the centre has to do next, deadlines and what has arrived",
    handle: showCentreHome,
  },
];

async function showCentreHome({ app, actor }: WebRequest): Promise<Reply> {
  const { centreId } = actor;
  if (actor.side !== "centre" || !centreId) return notFound;
  const now = app.clock();
  const found = await transactionAs(app, actor, async (tx) => {
    const dates = await nextDates(tx, now, centreId);
    return {
      centre: await tx
        .selectFrom("centres.centre")
        .where("centre_id", "=", centreId)
        .select(["name", "status"])
        .executeTakeFirst(),
      dates,
      marksMissing: actor.permissions.has("marks.submit") ? await marksMissing(tx, centreId, dates, now) : [],
      files: await recentFiles(tx, centreId, 5),
      series: await countsBySeries(tx, centreId),
      released: await releasedToCentres(tx),
      notices: await unreadNotices(tx, actor),
      results: (await seriesWithResults(tx, centreId, await optionsToRead(tx, actor))).map((each) => each.series),
    };
  });
  return page("start/pages/centre-home.njk", {
    ...found,
    seesFiles: subjectsOf(actor, "entries.view") === "all",
    tasks: centreTasks(found, (permission) => actor.permissions.has(permission), now),
    dates: found.dates.map((date) => ({ ...date, what: keyDateTitles[date.kind], days: daysUntil(now, date.at) })),
  });
}

/** `today`, `tomorrow`, `in 12 days`: whole days of the board's calendar. */
export function daysUntil(now: Temporal.Instant, at: string): string {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO("Europe/London").toPlainDate();
  const { days } = day(now).until(day(Temporal.Instant.from(at)));
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
}
