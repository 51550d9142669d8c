import { type CaseRow, ownText } from "#cases";
import type { Tx } from "#platform/database";
import { topicTitle } from "./topics.ts";

type Line = { readonly key: string; readonly value: string };

/** What a question is about, line by line: a code comes with its title. */
export async function linesOf(tx: Tx, row: CaseRow): Promise<readonly Line[]> {
  const [series, option, file] = ["series", "option", "file_name"].map((column) => ownText(row, column));
  const lines = [
    { key: "Topic", value: topicTitle(ownText(row, "topic")) },
    { key: "Series", value: series ? await seriesTitle(tx, series) : "" },
    { key: "Entry", value: option ? await optionTitle(tx, option) : "" },
    // A file that is still there is among the records.
    { key: "File", value: ownText(row, "file_id") === "" ? (file ?? "") : "" },
  ];
  return lines.filter(({ value }) => value !== "");
}

async function seriesTitle(tx: Tx, series: string): Promise<string> {
  const found = await tx
    .selectFrom("catalogue.series_family")
    .select("series_title")
    .where("series", "=", series)
    .limit(1)
    .executeTakeFirst();
  return found?.series_title ?? series;
}

async function optionTitle(tx: Tx, option: string): Promise<string> {
  const found = await tx
    .selectFrom("catalogue.placed_option")
    .select("title")
    .where("option", "=", option)
    .limit(1)
    .executeTakeFirst();
  return found?.title ? `${option} ${found.title}` : option;
}
