import type { Cell } from "#kernel";
import {
  exportAddresses,
  findTableFormat,
  json,
  notFound,
  page,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { readCode } from "../read-address.ts";
import { seriesSummary, type SeriesSummary } from "./dashboard.ts";
import { barChart } from "./distribution.ts";
import { listSeries } from "./summary.ts";
import { summarySchema } from "./summary-schema.ts";

/** The board's view of every series, and of one: entries, marks, awards, releases and grades. */
export const seriesRoutes: readonly Route[] = [
  {
    name: "list-series",
    face: "page",
    method: "GET",
    path: "/board/series",
    permission: "centres.view",
    scope: "board",
    summary: "Every series with its entries and its award",
    handle: seriesList,
  },
  {
    name: "show-series",
    face: "page",
    method: "GET",
    path: "/board/series/:series",
    permission: "centres.view",
    scope: "board",
    summary: "One series: entries, marks, award runs, releases",
    handle: dashboard,
  },
  {
    name: "show-series-grades",
    face: "page",
    method: "GET",
    path: "/board/series/:series/grades",
    permission: "results.view-all",
    scope: "board",
    summary: "Grades of every option in a series",
    handle: grades,
  },
  {
    name: "api-series-summary",
    face: "api",
    method: "GET",
    path: "/api/v1/series/:series/summary",
    permission: "centres.view",
    scope: "board",
    summary: "One series in figures",
    handle: summaryAsJson,
    api: { answer: { mediaType: "application/json", schema: summarySchema } },
  },
];

const folder = "award/results/show-series";

async function seriesList({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const series = await transactionAs(app, actor, listSeries);
  const format = findTableFormat(query);
  if (format) {
    const rows = series.map((each): Cell[] => [
      each.series,
      each.title,
      each.options,
      each.entries,
      each.centres,
      each.award,
    ]);
    return tableFile("series", format, ["Series", "Title", "Options offered", "Entries", "Centres", "Award"], rows);
  }
  return page(`${folder}/list.njk`, { series, ...exportAddresses(path, query) });
}

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
    breadcrumbs: trail(found.title),
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
    breadcrumbs: trail(found.title, found.series, "Grades"),
    ...exportAddresses(request.path, request.query, { option: "" }),
  });
}

const gradeHeading = ["Entry code", "Title", "Kind", "Grade", "Results", "Percent", "Percent with this or better"];

function trail(title: string, series?: string, last?: string): readonly { text: string; href?: string }[] {
  const all = { text: "Series", href: "/board/series" };
  return series && last
    ? [all, { text: title, href: `/board/series/${series}` }, { text: last }]
    : [all, { text: title }];
}

async function summaryAsJson(request: WebRequest): Promise<Reply> {
  const found = await findSummary(request);
  if (!found) return notFound;
  const { latestRun, ...summary } = found.summary;
  return json({ series: found.series, title: found.title, award: latestRun?.status ?? null, ...summary });
}
