import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, tableFile } from "#platform/lists";
import type { Crumb } from "#platform/pages";
import { json, notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { readCode } from "../read-address.ts";
import { seriesSummary, type SeriesSummary } from "./dashboard.ts";
import { barChart } from "./distribution.ts";
import { listSeriesRoutes } from "./list-series.ts";
import { releaseTags, runTag } from "../status-tags.ts";
import { summarySchema } from "./summary-schema.ts";

/** The board's view of every series, and of one: entries, marks, awards, releases and grades. */
export const seriesRoutes: readonly Route[] = [
  ...listSeriesRoutes,
  {
    name: "show-series",
    face: "page",
    method: "GET",
    path: paths.series.pattern,
    permission: "centres.view",
    scope: "board",
    summary: "One series: entries, marks, award runs, releases",
    handle: dashboard,
  },
  {
    name: "show-series-grades",
    face: "page",
    method: "GET",
    path: paths.seriesGrades.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "Grades of every option in a series",
    handle: grades,
  },
  {
    name: "api-series-summary",
    face: "api",
    method: "GET",
    path: paths.seriesSummaryApi.pattern,
    permission: "centres.view",
    scope: "board",
    summary: "One series in figures",
    handle: summaryAsJson,
    api: { answer: { mediaType: "application/json", schema: summarySchema } },
  },
];

const folder = "award/results/show-series";

type Found = { readonly series: string; readonly title: string; readonly summary: SeriesSummary };

async function findSummary({ app, actor, params }: WebRequest): Promise<Found | undefined> {
  return transactionAs(app, actor, async (tx) => {
    const series = await tx
      .selectFrom("catalogue.series")
      .select(["series", "title"])
      .where("series", "=", readCode(params["series"]) ?? "")
      .executeTakeFirst();
    return series && { ...series, summary: await seriesSummary(tx, actor, series.series) };
  });
}

async function dashboard(request: WebRequest): Promise<Reply> {
  const found = await findSummary(request);
  if (!found) return notFound;
  const { summary } = found;
  const format = findTableFormat(request.query);
  if (format)
    return tableFile(
      `entries-${found.series}`,
      format,
      optionHeading,
      summary.options.map((each) => [each.family, each.option, each.title, each.kind, each.entries, each.centres]),
    );
  const family = request.query["family"] ?? "";
  return page(`${folder}/page.njk`, {
    ...found,
    family,
    options: summary.options.filter((each) => family === "" || each.family === family),
    componentsOut: summary.components.filter((each) => each.outstanding > 0).slice(0, 15),
    outstandingComponents: summary.components.filter((each) => each.outstanding > 0).length,
    releases: summary.releases.map((each) => ({ ...each, tag: releaseTags[each.state] })),
    runs: summary.runs.map((each) => ({ ...each, tag: runTag(each.status) })),
    to: paths,
    trail: allSeries,
    awards: summary.distributions.filter((each) => each.kind !== "unit").length,
    units: summary.distributions.filter((each) => each.kind === "unit").length,
    ...exportAddresses(request.path, request.query, { family: "" }),
  });
}

const optionHeading = ["Family", "Entry code", "Title", "Kind", "Entries", "Centres"];

async function grades(request: WebRequest): Promise<Reply> {
  const found = await findSummary(request);
  if (!found) return notFound;
  const all = found.summary.distributions;
  const format = findTableFormat(request.query);
  if (format)
    return tableFile(
      `grades-${found.series}`,
      format,
      gradeHeading,
      all.flatMap((each) =>
        each.rows.map((row) => [each.option, each.title, each.kind, row.grade, row.count, row.share, row.cumulative]),
      ),
    );
  const option = request.query["option"] ?? "";
  const chosen = all.find((each) => each.option === option) ?? all[0];
  return page(`${folder}/grades.njk`, {
    ...found,
    all,
    chosen,
    chart: chosen && barChart(chosen),
    to: paths,
    trail: [...allSeries, { text: found.title, href: paths.series({ series: found.series }) }],
    ...exportAddresses(request.path, request.query, { option: "" }),
  });
}

const gradeHeading = ["Entry code", "Title", "Kind", "Grade", "Results", "Percent", "Percent with this or better"];

const allSeries: readonly Crumb[] = [{ text: "Series", href: paths.allSeries() }];

async function summaryAsJson(request: WebRequest): Promise<Reply> {
  const found = await findSummary(request);
  if (!found) return notFound;
  const { latestRun, ...summary } = found.summary;
  return json({ series: found.series, title: found.title, award: latestRun?.status ?? null, ...summary });
}
