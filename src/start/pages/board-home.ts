import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { countWaitingFor } from "#platform/proposals";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { standingCases } from "#cases";
import { setUpTasks } from "#board";
import { paths as entries } from "#entries";
import { workDue } from "#marking";
import { heldSinceAward, paths as results, runTag, suspendedReleases } from "#results";
import { paths } from "../paths.ts";
import { countsBySeries, nextDates, recentFiles, releasedSeries } from "./home-queries.ts";
import { boardTasks } from "./board-tasks.ts";
import { deadlinesOf } from "./deadlines.ts";
import { rejectedFiles } from "./rejected-files.ts";

/** Where the board's work begins: series with entries, deadlines and the latest files. */
export const boardHomeRoutes: readonly Route[] = [
  {
    name: "board-home",
    face: "page",
    method: "GET",
    path: paths.boardHome.pattern,
    permission: "signed-in",
    scope: "board",
    summary: "Series with entries, deadlines and the latest entry files",
    handle: showBoardHome,
  },
];

async function showBoardHome({ app, actor }: WebRequest): Promise<Reply> {
  if (actor.side !== "board") return notFound;
  const now = app.clock();
  const mayRead = actor.permissions.has("entries.view");
  const found = await transactionAs(app, actor, async (tx) => ({
    setUp: actor.permissions.has("board.manage") && !app.demo ? await setUpTasks(tx, app) : [],
    figures: await boardFigures(tx),
    series: await countsBySeries(tx, null),
    dates: await nextDates(tx, now, null),
    files: mayRead ? await recentFiles(tx, null, 8) : [],
    rejected: await rejectedFiles(tx, actor, now),
    work: actor.permissions.has("marks.view") ? await workDue(tx, actor, now) : [],
    released: await releasedSeries(tx),
    runs: await lastRuns(tx),
    suspended: actor.permissions.has("results.view-all") ? await suspendedReleases(tx) : [],
    held: actor.permissions.has("results.view-all") ? await heldSinceAward(tx) : [],
    cases: await standingCases(tx, "board", now),
    waiting: actor.permissions.has("proposals.view") ? await countWaitingFor(tx, actor, now) : null,
  }));
  return page("start/pages/board-home.njk", {
    ...found,
    setUp: found.setUp.some((task) => !task.done) ? found.setUp : [],
    mayRead,
    toCheck: boardTasks(found),
    series: found.series.map((one) => {
      const run = found.runs.find(({ series }) => series === one.series);
      return { ...one, href: results.series({ series: one.series }), award: run && runTag(run.status) };
    }),
    dates: deadlinesOf(found.dates, now),
    files: found.files.map((file) => ({ ...file, href: entries.boardEntryFile({ file: file.fileId }) })),
    to: { ...paths, entryFiles: entries.boardEntryFiles },
  });
}

async function boardFigures(tx: Tx): Promise<{ centres: number; qualifications: number; series: number }> {
  const count = async (table: "centres.centre" | "catalogue.qualifications" | "catalogue.series") => {
    const row = await tx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return {
    centres: await count("centres.centre"),
    qualifications: await count("catalogue.qualifications"),
    series: await count("catalogue.series"),
  };
}

/** The last award run of each series. */
function lastRuns(tx: Tx): Promise<{ series: string; status: string }[]> {
  return tx
    .selectFrom("awarding.run")
    .distinctOn("series")
    .select(["series", "status"])
    .orderBy("series")
    .orderBy("number", "desc")
    .execute();
}
