import { type Cell, clockOf, finish, forEachSliced, type Refusal, type Slices } from "#kernel";
import { transactionAs } from "../app/app.ts";
import { json, page, redirect, refused, type Reply, type Route, type WebRequest } from "../web/route.ts";
import type { Found, List, ListAsked, ListColumn, ListFace } from "./list.ts";
import { findTableFormat, listAddress, tableFile } from "./list-view.ts";
import { listShape } from "./list-shape.ts";
import { pageOfList } from "./page-of-list.ts";
import { refusedPage } from "../pages/perform-for.ts";
import { inSlices } from "../perform/in-slices.ts";
import { listTooLong } from "../refusals.ts";
import { fileRowsMax, readListAsked } from "./read-list-asked.ts";

/** The routes of a list: its page, which also exports it as CSV and XLSX, and its endpoint when it has one. */
export function listPage<Row>(list: List<Row>): readonly Route[] {
  return [listRoute(list, (request) => showList(request, list)), ...listApi(list)];
}

/** What the route of a list is made of. */
type ListAbout = Pick<List<never>, "name" | "path" | "permission" | "scope" | "summary">;

/** The page of a list; `handle` is there for a page that shows one of several, or a list made for what it is about. */
export function listRoute(list: ListAbout, handle: Route["handle"]): Route {
  const { name, path, permission, scope, summary } = list;
  return { name, face: "page", method: "GET", path: path.pattern, permission, scope, summary, handle };
}

/** The endpoint of a list: none when it has no `apiPath`. */
export function listApi<Row>(list: List<Row>): readonly Route[] {
  const { name, apiPath, permission, scope, apiSummary: summary = list.summary } = list;
  if (!apiPath) return [];
  const api = listShape(list);
  const face = { name: `${name}-api`, face: "api", method: "GET", path: apiPath.pattern } as const;
  return [{ ...face, permission, scope, summary, api, handle: (request) => answerList(request, list) }];
}

/**
 * A list as a page, or as a file when the address says `format`; with status 422 and what was refused, when something
 * was sent from the page and refused.
 */
export async function showList<Row>(
  request: WebRequest,
  list: List<Row>,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const format = findTableFormat(request.query);
  const [path = ""] = request.path.split("?");
  const read = readListAsked(list, request, format ? "file" : "page");
  if (!read.ok) return refusedPage(read.refusals, [], path);
  const [asked, found] = [read.value, await find(request, list, read.value)];
  if (!found.ok) return refusedPage(found.refusals, [], path);
  if (!format) {
    const last = Math.ceil(found.value.total / asked.size);
    if (asked.page > last && last > 0) return redirect(listAddress(path, request.query, { page: String(last) }));
    const data = { ...pageOfList(list, request, asked, found.value), refusals };
    return page(list.template ?? "platform/lists/list.njk", data, refusals.length > 0 ? 422 : 200);
  }
  if (found.value.rows.length > fileRowsMax) {
    return refusedPage([listTooLong.of({ most: fileRowsMax.toLocaleString("en-GB") })], [], path);
  }
  const { headings, rows, holds } = await inSlices(tableSliced(list, found.value.rows));
  return tableFile(fileNameOf(list, request.actor, found.value), format, headings, rows, holds);
}

/** What is listed, the centre of a centre's own list, and what the rows are of: `people-90001-north`. */
function fileNameOf(
  { fileName, title, scope }: Pick<List<never>, "fileName" | "title" | "scope">,
  { centreId }: WebRequest["actor"],
  { fileOf = [] }: Pick<Found<never>, "fileOf">,
): string {
  const listed = fileName ?? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return [listed, ...(scope === "centre" && centreId !== null ? [centreId] : []), ...fileOf].join("-");
}

async function answerList<Row>(request: WebRequest, list: List<Row>): Promise<Reply> {
  const read = readListAsked(list, request, "api");
  if (!read.ok) return refused(read.refusals);
  const found = await find(request, list, read.value);
  if (!found.ok) return refused(found.refusals);
  const rows = found.value.rows.map((row) => rowForApi(list, row));
  const { page: number, size } = read.value;
  return json({ total: found.value.total, page: number, size, [list.apiRows ?? "rows"]: rows });
}

type Held = "day" | "instant" | undefined;

type Table = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** For each column, whether it holds days, or times of the clock in the board's zone. */
  readonly holds: readonly Held[];
};

/** Rows as a file has them: the headings of its columns, and a cell for each. */
export function tableOf<Row>(list: Pick<List<Row>, "columns">, rows: readonly Row[]): Table {
  return finish(tableSliced(list, rows));
}

function* tableSliced<Row>(list: Pick<List<Row>, "columns">, rows: readonly Row[]): Slices<Table> {
  const [columns, cells] = [columnsOn(list, "file"), Array<readonly Cell[]>()];
  yield* forEachSliced(rows, 500, (row) => cells.push(columns.map((column) => fileCell(column, row))));
  return { headings: columns.map(headingOf), rows: cells, holds: columns.map(heldIn) };
}

function headingOf({ heading, kind, text }: Pick<ListColumn<never>, "heading" | "kind" | "text">): string {
  if (kind === "money") return `${heading} (pence)`;
  return kind === "instant" && !text ? `${heading} (UK time)` : heading;
}

/** What a spreadsheet knows as a date or a time. */
function heldIn({ kind, text }: Pick<ListColumn<never>, "kind" | "text">): Held {
  if (text) return undefined;
  return kind === "day" || kind === "instant" ? kind : undefined;
}

/** A row as the API gives it: its values by the names of the columns. */
export function rowForApi<Row>(
  list: Pick<List<Row>, "columns">,
  row: Row,
): Readonly<Record<string, Cell | readonly string[]>> {
  return Object.fromEntries(columnsOn(list, "api").map(({ name, kind, value }) => [name, forApi(kind, value(row))]));
}

function forApi(kind: ListColumn<never>["kind"], value: Cell): Cell | readonly string[] {
  return kind === "codes"
    ? String(value ?? "")
        .split(" ")
        .filter((code) => code !== "")
    : value;
}

function find<Row>({ app, actor }: WebRequest, list: List<Row>, asked: ListAsked): ReturnType<List<Row>["find"]> {
  return transactionAs(app, actor, (tx) => list.find(tx, asked));
}

function fileCell<Row>({ value, text, kind }: ListColumn<Row>, row: Row): Cell {
  if (text) return text(row);
  const cell = value(row);
  return kind === "instant" && typeof cell === "string" ? clockOf(Temporal.Instant.from(cell)) : cell;
}

/** The columns of a list that are there on a face. */
export function columnsOn<Row>(list: Pick<List<Row>, "columns">, face: ListFace): readonly ListColumn<Row>[] {
  return list.columns.filter(({ only }) => only?.includes(face) ?? true);
}

/** A page of rows that were all found at once, for lists that are short by nature. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  { limit, offset }: ListAsked,
): Pick<Found<Row>, "total" | "rows"> {
  return { total: rows.length, rows: limit === null ? rows : rows.slice(offset, offset + limit) };
}
