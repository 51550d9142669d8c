import { seriesForm } from "#catalogue";
import type { Cell } from "#kernel";
import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, tableFile } from "#platform/lists";
import { json, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { readCode, readSearch } from "../read-address.ts";
import {
  boundariesOf,
  type BoundaryFilter,
  type BoundaryRow,
  boundariesToCome,
  gradeOrder,
  seriesWithBoundaries,
} from "./boundaries.ts";
import { boundaryTables } from "./tables.ts";

const query = {
  series: { about: "series such as 6A23; if left out, the newest with published boundaries", form: seriesForm },
  family: { about: "family such as GCSE" },
  qualification: { about: "code of a qualification such as J560" },
  search: { about: "part of a code or a title" },
} as const;

/** Grade boundaries: public, each family from the time at which its results are released to centres. */
export const boundariesRoutes: readonly Route[] = [
  {
    name: "show-boundaries",
    face: "page",
    method: "GET",
    path: paths.boundaries.pattern,
    permission: "public",
    scope: "public",
    summary: "Grade boundaries, on a page, as CSV and as XLSX",
    handle: showBoundaries,
  },
  {
    name: "api-grade-boundaries",
    face: "api",
    method: "GET",
    path: paths.boundariesApi.pattern,
    permission: "public",
    scope: "public",
    summary: "Grade boundaries that the reader may see",
    handle: boundariesAsJson,
    api: { query, answer: { mediaType: "application/json", schema: answerSchema() } },
  },
];

type Found = Awaited<ReturnType<typeof findBoundaries>>;

async function findBoundaries({ app, actor, query: asked }: WebRequest) {
  return transactionAs(app, actor, async (tx) => {
    const series = await seriesWithBoundaries(tx);
    const open = series.find((each) => each.open) ?? series[0];
    const chosen = series.find((each) => each.series === asked["series"]) ?? open;
    const filter = filterOf(asked, chosen?.series ?? "");
    return {
      series,
      chosen,
      filter,
      rows: await boundariesOf(tx, filter),
      toCome: await boundariesToCome(tx, filter.series, actor.side === "centre"),
      order: await gradeOrder(tx),
      families: await tx.selectFrom("catalogue.families").select(["family", "title"]).orderBy("title").execute(),
      qualifications: await tx
        .selectFrom("catalogue.qualifications as q")
        .innerJoin("catalogue.suites as s", "s.suite", "q.suite")
        .select(["q.qualification", "q.title", "s.family"])
        .orderBy("q.qualification")
        .execute(),
    };
  });
}

function filterOf(asked: Readonly<Record<string, string>>, series: string): BoundaryFilter {
  return {
    series,
    family: readCode(asked["family"]) ?? "",
    qualification: readCode(asked["qualification"]) ?? "",
    search: readSearch(asked["search"]) ?? "",
  };
}

async function showBoundaries(request: WebRequest): Promise<Reply> {
  const found = await findBoundaries(request);
  const format = findTableFormat(request.query);
  if (format) return tableFile(`grade-boundaries-${found.filter.series}`, format, heading, exportRows(found));
  const { family } = found.filter;
  return page("award/results/show-boundaries/page.njk", {
    wide: true,
    to: paths,
    ...found,
    tables: boundaryTables(found.rows, found.order),
    qualifications: found.qualifications.filter((each) => family === "" || each.family === family),
    filtered: family !== "" || found.filter.qualification !== "" || found.filter.search !== "",
    hasSample: found.rows.some((row) => row.status === "sample"),
    hasSecondHand: found.rows.some((row) => row.status === "second-hand"),
    sources: sourcesOf(found.rows),
    ...exportAddresses(request.path, request.query),
  });
}

function sourcesOf(rows: readonly BoundaryRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.sources))].toSorted();
}

const heading = [
  "Series",
  "Family",
  "Qualification type",
  "Kind",
  "Code",
  "Title",
  "Maximum mark",
  "Grade",
  "Lowest mark",
  "Status",
  "Source",
];

function exportRows({ rows, order }: Found): readonly (readonly Cell[])[] {
  return rows.flatMap((row) => {
    const known = order.get(row.gradeSet) ?? [];
    const marks = Object.entries(row.marks).toSorted(([a], [b]) => known.indexOf(a) - known.indexOf(b));
    return marks.map(([grade, mark]) => [
      row.series,
      row.family,
      row.suiteTitle,
      row.target,
      row.code,
      row.title,
      row.maxMark,
      grade,
      mark,
      row.status,
      row.sources.join("; "),
    ]);
  });
}

async function boundariesAsJson(request: WebRequest): Promise<Reply> {
  const { filter, rows, toCome } = await findBoundaries(request);
  return json({
    series: filter.series,
    toCome,
    boundaries: rows.map(({ target, code, title, family, suite, maxMark, marks, status, sources }) => ({
      target,
      code,
      title,
      family,
      suite,
      maxMark,
      marks,
      status,
      sources,
    })),
  });
}

function answerSchema(): object {
  const row = {
    target: { enum: ["option", "unit", "component"] },
    code: { type: "string" },
    title: { type: "string" },
    family: { type: "string" },
    suite: { type: "string" },
    maxMark: { type: ["integer", "null"] },
    marks: { type: "object", additionalProperties: { type: "integer" }, description: "the lowest mark of each grade" },
    status: { enum: ["published", "second-hand", "sample"] },
    sources: { type: "array", items: { type: "string" } },
  };
  const toCome = { family: { type: "string" }, title: { type: "string" }, at: { type: "string", format: "date-time" } };
  return {
    type: "object",
    required: ["series", "boundaries", "toCome"],
    properties: {
      series: { type: "string" },
      boundaries: { type: "array", items: { type: "object", properties: row } },
      toCome: { type: "array", items: { type: "object", properties: toCome } },
    },
  };
}
