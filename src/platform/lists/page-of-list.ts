import { type Cell, formatDay, formatMoney, shortInstant } from "#kernel";
import type { WebRequest } from "../web/route.ts";
import type { Choice } from "../pages/field.ts";
import type { Found, List, ListAsked, ListColumn, ListFilter, Part } from "./list.ts";
import { exportAddresses, listAddress, pagination, rangeWords } from "./list-view.ts";
import { columnOf, filtersOn, listSizes } from "./read-list-asked.ts";
import type { Tag } from "./tag.ts";

/** What `list.njk` shows: everything worked out, so that the template only writes it down. */
export function pageOfList<Row>(
  list: List<Row>,
  { path, query: sent, form }: WebRequest,
  read: ListAsked,
  found: Found<Row>,
): Readonly<Record<string, unknown>> {
  const asked: ListAsked = { ...read, values: { ...read.values, ...found.values } };
  const columns = list.columns.filter(({ only }) => only?.includes("page") ?? true);
  const header = columns.find(({ names }) => names) ?? columns.find(({ link }) => link) ?? columns[0];
  const filters = filtersOn(list.filters, "page").map((filter) =>
    shownFilter(filter, asked.values[filter.name] ?? "", found),
  );
  const filtered = isFiltered(list, read) || filters.some(({ isOffered }) => !isOffered);
  const [{ notices = [] }, [place = ""]] = [list, path.split("?")];
  const query = Object.fromEntries(Object.entries(sent).filter(([name]) => !notices.includes(name)));
  return {
    ...found.data,
    notices: Object.fromEntries(notices.map((name) => [name, noticeIn(sent[name])])),
    form,
    list,
    place,
    filters,
    search: asked.search,
    sort: query["sort"] ?? "",
    size: asked.size,
    sizes: listSizes,
    columns: columns.map((column) => shownColumn(list, column, asked, (sort) => listAddress(path, query, sort))),
    rows: found.rows.map((row) => columns.map((column) => cellOf(column, row, asked, column === header))),
    caption: found.caption,
    range: found.sentence ?? rangeWords(found.total, asked),
    pagination: pagination(found.total, asked, path, query),
    files: exportAddresses(path, query),
    tabs: list.tabs?.(asked) ?? [],
    trail: list.trail ?? [],
    isFiltered: filtered,
    showsFilters: hasFilters(list, filters) && (found.total > 0 || filtered || filters.some(hasOtherChoice)),
    unfiltered: listAddress(place, alwaysSet(filters), {}),
    emptyLink: list.emptyLink?.(asked.actor),
  };
}

/** A word that says what has just been done. One that every object has a part of, such as `constructor`, is none. */
function noticeIn(word: string | undefined): string | undefined {
  return word === undefined || word in Object.prototype ? undefined : word;
}

function hasFilters({ search }: Pick<List<never>, "search">, filters: readonly ShownFilter[]): boolean {
  return search !== undefined || filters.length > 0;
}

/** Whether a filter that is always set could be set to something else: the way out of a choice that has nothing. */
function hasOtherChoice({ kind = "list", all, value, choices }: ShownFilter): boolean {
  return kind === "list" && all === undefined && choices.some((choice) => choice.value !== value);
}

/** Whether something that was asked could have hidden rows: something else than what is usual. */
function isFiltered({ filters }: Pick<List<never>, "filters">, { values, search }: ListAsked): boolean {
  return (
    search !== "" ||
    filters.some(
      ({ name, all, kind, usual = "" }) =>
        (all !== undefined || usual !== "" || kind === "text" || kind === "day") && values[name] !== usual,
    )
  );
}

/** What stays when filters are cleared: which view this is, and what is always chosen. */
function alwaysSet(filters: readonly ShownFilter[]): Readonly<Record<string, string>> {
  const set = filters.filter(
    ({ kind = "list", all, usual, isOffered }) =>
      kind === "kept" || (kind === "list" && all === undefined && usual === undefined && isOffered),
  );
  return Object.fromEntries(set.map(({ name, value }) => [name, value]));
}

type ShownFilter = Omit<ListFilter, "choices"> & {
  readonly value: string;
  readonly choices: readonly Choice[];
  /** Whether the value is among the choices that were found. */
  readonly isOffered: boolean;
};

/** A value that the list does not offer, such as an unknown code in an address, is shown as it is: it is applied. */
function shownFilter(filter: ListFilter, value: string, { choices }: Found<unknown>): ShownFilter {
  const { kind = "list", name } = filter;
  const offered = filter.choices ?? choices?.[name] ?? [];
  const isOffered = kind !== "list" || value === "" || offered.some((choice) => choice.value === value);
  return { ...filter, value, choices: isOffered ? offered : [...offered, { value, text: value }], isOffered };
}

type ShownColumn = {
  readonly text: string;
  readonly numeric: boolean;
  readonly href?: string;
  readonly sorted?: "ascending" | "descending";
};

function shownColumn<Row>(
  { orders = {} }: List<Row>,
  { name, heading, kind }: ListColumn<Row>,
  { sort }: ListAsked,
  address: (changes: { sort: string; page: string }) => string,
): ShownColumn {
  const shown = { text: heading, numeric: isNumeric(kind) };
  if (!Object.hasOwn(orders, name)) return shown;
  const isUp = sort === name;
  const href = address({ sort: isUp ? `-${name}` : name, page: "" });
  if (columnOf(sort) !== name) return { ...shown, href };
  return { ...shown, href, sorted: isUp ? "ascending" : "descending" };
}

type ShownCell = {
  readonly text: string;
  readonly header: boolean;
  readonly numeric: boolean;
  readonly code: boolean;
  readonly href?: string;
  readonly tags?: readonly Tag[];
  readonly more?: readonly Part[];
};

function cellOf<Row>(column: ListColumn<Row>, row: Row, asked: ListAsked, header: boolean): ShownCell {
  const { kind, value, text, tags, link, more } = column;
  const href = link?.(row, asked);
  return {
    text: text ? text(row) : cellText(kind, value(row)),
    header,
    numeric: isNumeric(kind),
    code: kind === "code" || kind === "codes",
    ...(href === undefined ? {} : { href }),
    ...(tags ? { tags: tags(row) } : {}),
    ...(more ? { more: more(row) } : {}),
  };
}

function cellText(kind: ListColumn<unknown>["kind"], value: Cell): string {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (kind === "money") return formatMoney(Number(value));
  if (kind === "whole") return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  if (kind === "day") return formatDay(String(value));
  if (kind !== "instant") return String(value);
  const { day, time } = shortInstant(Temporal.Instant.from(String(value)));
  return `${day}, ${time}`;
}

function isNumeric(kind: ListColumn<unknown>["kind"]): boolean {
  return kind === "whole" || kind === "money";
}
