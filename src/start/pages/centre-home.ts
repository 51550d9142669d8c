import { subjectsOf } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { standingCases } from "#cases";
import { countEntriesToCheck, paths as entries } from "#entries";
import { optionsToRead, paths as results, seriesWithResults } from "#results";
import { workDue } from "#marking";
import { unreadNotices } from "#people/staff";
import { countsBySeries, nextDates, recentFiles, releasedToCentres } from "./home-queries.ts";
import { centreTasks } from "./centre-tasks.ts";
import { deadlinesOf } from "./deadlines.ts";
import { paths } from "../paths.ts";
import { rejectedFiles } from "./rejected-files.ts";

/** Where a centre's work begins: what to do next, deadlines, series and the latest files. */
export const centreHomeRoutes: readonly Route[] = [
  {
    name: "centre-home",
    face: "page",
    method: "GET",
    path: paths.centreHome.pattern,
    permission: "signed-in",
    scope: "centre",
    summary: "What the centre has to do next, deadlines, series and the latest entry files",
    handle: showCentreHome,
  },
];

async function showCentreHome({ app, actor }: WebRequest): Promise<Reply> {
  const { centreId } = actor;
  if (actor.side !== "centre" || !centreId) return notFound;
  const now = app.clock();
  const found = await transactionAs(app, actor, async (tx) => {
    return {
      centre: await tx
        .selectFrom("centres.centre")
        .where("centre_id", "=", centreId)
        .select(["name", "status"])
        .executeTakeFirst(),
      dates: await nextDates(tx, now, centreId),
      work: actor.permissions.has("marks.enter") ? await workDue(tx, actor, now) : [],
      rejected: await rejectedFiles(tx, actor, now),
      entriesToCheck: actor.permissions.has("entries.submit") ? await countEntriesToCheck(tx, centreId, now) : [],
      files: await recentFiles(tx, centreId, 5),
      series: await countsBySeries(tx, centreId),
      released: await releasedToCentres(tx),
      cases: await standingCases(tx, "centre", now),
      notices: await unreadNotices(tx, actor),
      results: (await seriesWithResults(tx, centreId, await optionsToRead(tx, actor))).map((each) => each.series),
    };
  });
  return page("start/pages/centre-home.njk", {
    ...found,
    seesFiles: subjectsOf(actor, "entries.view") === "all",
    tasks: centreTasks(found, (permission) => actor.permissions.has(permission), now),
    dates: deadlinesOf(found.dates, now),
    files: found.files.map((file) => ({ ...file, href: entries.entryFile({ file: file.fileId }) })),
    to: { ...paths, entries: entries.entries, entryFiles: entries.entryFiles, results: results.results },
  });
}
