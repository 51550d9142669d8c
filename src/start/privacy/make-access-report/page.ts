import { writeWorkbook } from "#formats";
import type { Refusal } from "#kernel";
import { perform } from "#platform/perform";
import { file, page, type Reply, type Route, type WebRequest } from "#platform/web";
import type { ReportPart } from "../gather-report.ts";
import { makeAccessReport } from "./make-access-report.ts";

const about = { face: "page", permission: "privacy.report" } as const;

/** The report of what is held about a person: asked for on a page, given as a workbook. */
export const accessReportRoutes: readonly Route[] = [
  {
    ...about,
    name: "ask-access-report",
    method: "GET",
    path: "/centre/access-report",
    scope: "centre",
    confirm: true,
    summary: "Ask for the report of what is held about a candidate",
    handle: (request) => Promise.resolve(ask(request)),
  },
  {
    ...about,
    name: "make-access-report",
    method: "POST",
    path: "/centre/access-report",
    scope: "centre",
    confirm: true,
    act: "make-access-report",
    summary: "Make the report of what is held about a candidate",
    handle: make,
  },
  {
    ...about,
    name: "ask-any-access-report",
    method: "GET",
    path: "/board/access-report",
    scope: "board",
    confirm: true,
    summary: "Ask for the report of what is held about anyone",
    handle: (request) => Promise.resolve(ask(request)),
  },
  {
    ...about,
    name: "make-any-access-report",
    method: "POST",
    path: "/board/access-report",
    scope: "board",
    confirm: true,
    act: "make-access-report",
    summary: "Make the report of what is held about anyone",
    handle: make,
  },
];

function ask({ query, path }: WebRequest): Reply {
  const typed = { person: query["person"] ?? "", candidate: query["candidate"] ?? "", centre: query["centre"] ?? "" };
  return formPage(path, typed, []);
}

async function make({ app, actor, form, path }: WebRequest): Promise<Reply> {
  const made = await perform(app, actor, makeAccessReport, form);
  if (!made.ok) {
    const typed = { person: form["person"] ?? "", candidate: form["candidate"] ?? "", centre: form["centre"] ?? "" };
    return formPage(path, typed, made.refusals);
  }
  return file(
    "what-is-held.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    await asWorkbook(made.value),
  );
}

function formPage(path: string, typed: Readonly<Record<string, string>>, refusals: readonly Refusal[]): Reply {
  return page(
    "start/privacy/make-access-report/page.njk",
    { typed, refusals: refusals.map(({ text }) => ({ text, href: "#candidate" })), place: path.split("?")[0] },
    refusals.length > 0 ? 422 : 200,
  );
}

/** A first sheet that says what there is, why and for how long; then a sheet for each table with rows. */
function asWorkbook(parts: readonly ReportPart[]): Promise<Uint8Array> {
  const heading = ["What", "Why", "Ground", "Rows", "Sheet"].map((text) => ({ heading: text }));
  const held = parts.filter((part) => part.rows.length > 0);
  return writeWorkbook([
    {
      name: "What is held",
      columns: heading,
      rows: parts.map((part) => [
        part.held.what,
        part.held.why,
        part.held.ground,
        part.rows.length,
        part.rows.length > 0 ? sheetOf(part) : "",
      ]),
    },
    ...held.map((part) => ({
      name: sheetOf(part),
      columns: part.columns.map((column) => ({ heading: column.replaceAll("_", " ") })),
      rows: part.rows,
    })),
  ]);
}

/** Names of sheets have 31 characters at most. */
function sheetOf({ held }: ReportPart): string {
  return held.table.replace(".", " ").replaceAll("_", " ").slice(0, 31);
}
