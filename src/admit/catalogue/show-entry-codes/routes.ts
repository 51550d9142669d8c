import { formatMoney } from "#kernel";
import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, tableFile } from "#platform/lists";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { readCode, readPattern } from "../read-filter.ts";
import { seriesOffered } from "../series-offered.ts";
import { deadlinesOf, type EntryCode, entryCodesOf } from "./entry-codes.ts";

/** What can be entered in a series, with fees and deadlines: open to everyone. */
export const entryCodesRoutes: readonly Route[] = [
  {
    name: "show-entry-codes",
    face: "page",
    method: "GET",
    path: "/entry-codes",
    permission: "public",
    scope: "public",
    summary: "Entry codes of a series with fees and deadlines",
    handle: showEntryCodes,
  },
];

const heading = [
  "Series",
  "Entry code",
  "Title",
  "Qualification type",
  "Kind",
  "Qualification",
  "Unit",
  "Tier",
  "Fee",
  "Fee in pence",
  "Status",
];

async function showEntryCodes({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, async (tx) => {
    const series = await seriesOffered(tx);
    const chosen = series.find((each) => each.series === query["series"]) ?? series[0];
    const filter = {
      series: chosen?.series ?? "",
      family: readCode(query["family"]),
      pattern: readPattern(query["search"]),
    };
    return {
      series,
      chosen,
      filter,
      rows: await entryCodesOf(tx, filter),
      deadlines: await deadlinesOf(tx, filter.series),
    };
  });
  const { chosen, filter, rows } = found;
  const format = findTableFormat(query);
  if (format)
    return tableFile(
      `entry-codes-${filter.series}`,
      format,
      heading,
      rows.map((row) => exportRow(filter.series, row)),
    );
  return page("admit/catalogue/show-entry-codes/page.njk", {
    wide: true,
    ...found,
    query,
    chosen,
    filtered: filter.family !== undefined || filter.pattern !== undefined,
    sample: rows.some((row) => row.status === "sample"),
    ...exportAddresses(path, query),
  });
}

function exportRow(series: string, row: EntryCode): readonly (string | number | null)[] {
  return [
    series,
    row.option,
    row.title,
    row.suiteTitle,
    row.kind,
    row.qualification,
    row.unit,
    row.tier,
    formatMoney(row.fee),
    row.fee,
    row.status,
  ];
}
