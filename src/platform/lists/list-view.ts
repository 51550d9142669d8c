import { writeWorkbook } from "#formats";
import { writeCsv } from "#formats/csv";
import type { Cell, Slices } from "#kernel";
import { inSlices } from "../perform/in-slices.ts";
import { file } from "../web/route.ts";

/** Which rows of a long list are shown. */
export type ListView = { readonly page: number; readonly size: number; readonly offset: number };

type Query = Readonly<Record<string, string>>;

/** Reads the page of a list from the address; anything but a page number is the first page. */
export function listView(query: Query, size = 100): ListView {
  const asked = /^[1-9]\d{0,5}$/.test(query["page"] ?? "") ? Number(query["page"]) : 1;
  return { page: asked, size, offset: (asked - 1) * size };
}

/** The address of the same list with some of its state changed; a blank value takes that part out. */
export function listAddress(path: string, query: Query, changes: Query): string {
  const kept = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== "");
  const text = new URLSearchParams(kept).toString();
  const place = path.split("?")[0] ?? "";
  return text === "" ? place : `${place}?${text}`;
}

/** The addresses of the whole list as files; what `changes` names is changed, and a blank value taken out. */
export function exportAddresses(path: string, query: Query, changes: Query = {}): Record<TableFormat, string> {
  const as = (format: TableFormat): string => listAddress(path, query, { page: "", ...changes, format });
  return { csv: as("csv"), xlsx: as("xlsx") };
}

/** What the pagination component needs; undefined when everything fits on one page. */
export function pagination(total: number, view: ListView, path: string, query: Query): object | undefined {
  const last = Math.ceil(total / view.size);
  if (last <= 1) return undefined;
  const href = (page: number) => listAddress(path, query, { page: page === 1 ? "" : String(page) });
  const near = [1, view.page - 1, view.page, view.page + 1, last].filter((page) => page >= 1 && page <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  const items = shown.flatMap((page, index) => [
    ...(index > 0 && page - (shown[index - 1] ?? 0) > 1 ? [{ ellipsis: true }] : []),
    { number: page, href: href(page), current: page === view.page },
  ]);
  return {
    items,
    ...(view.page > 1 && view.page <= last ? { previous: { href: href(view.page - 1) } } : {}),
    ...(view.page < last ? { next: { href: href(view.page + 1) } } : {}),
  };
}

/** `101 to 200 of 1,234`, or undefined when there are none. */
export function rangeWords(total: number, view: ListView): string | undefined {
  if (total === 0 || view.offset >= total) return undefined;
  const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${count(view.offset + 1)} to ${count(Math.min(view.offset + view.size, total))} of ${count(total)}`;
}

export type TableFormat = "csv" | "xlsx";

/** Reads which file a list is wanted as, from `?format=csv` or `?format=xlsx`. */
export function findTableFormat(query: Query): TableFormat | undefined {
  return query["format"] === "csv" || query["format"] === "xlsx" ? query["format"] : undefined;
}

function* csvOf(heading: readonly string[], rows: readonly (readonly Cell[])[]): Slices<string> {
  let text = `\uFEFF${writeCsv([heading])}`;
  for (let from = 0; from < rows.length; from += 500) {
    text += writeCsv(rows.slice(from, from + 500), { guardFormulas: true });
    yield;
  }
  return text;
}

/**
 * A list as a file that opens in a spreadsheet. Text that would start a formula is made harmless. `holds`: for each
 * column, whether it has days, or times of the clock, which a workbook keeps as such.
 */
export async function tableFile(
  name: string,
  format: TableFormat,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  holds: readonly ("day" | "instant" | undefined)[] = [],
): Promise<ReturnType<typeof file>> {
  if (format === "csv") {
    const text = await inSlices(csvOf(heading, rows));
    return file(`${name}.csv`, "text/csv; charset=utf-8", Buffer.from(text));
  }
  const columns = heading.map((text, index) => ({ heading: text, holds: holds[index] }));
  const bytes = await writeWorkbook([{ name: "List", columns, rows }]);
  return file(`${name}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes);
}
