import { type Decision, formatMoney, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { figureTags } from "../figure-tags.ts";
import { paths } from "../paths.ts";
import { readCode, readPattern } from "../read-filter.ts";
import { seriesOffered } from "../series-offered.ts";
import { deadlinesOf, type EntryCode, entryCodesOf } from "./entry-codes.ts";

/** What can be entered in a series, with fees and deadlines: open to everyone. */
export const entryCodeList: List<EntryCode> = {
  name: "show-entry-codes",
  summary: "Entry codes of a series with fees and deadlines",
  path: paths.entryCodes,
  permission: "public",
  scope: "public",
  title: "Entry codes",
  template: "admit/catalogue/show-entry-codes/list.njk",
  search: "Code or title",
  filters: [
    { name: "series", label: "Series", required: true },
    { name: "family", label: "Family", all: "All families" },
  ],
  empty: "No entry codes yet. Entry codes, fees and deadlines appear here when the board offers options in a series.",
  orders: {
    suiteTitle: ["f.title", "o.option"],
    option: ["o.option"],
    shownTitle: ["o.title", "o.option"],
    fee: ["so.fee", "o.option"],
  },
  columns: [
    { name: "series", heading: "Series", kind: "code", value: ({ series }) => series, only: ["file"] },
    { name: "option", heading: "Entry code", kind: "code", value: ({ option }) => option },
    { name: "shownTitle", heading: "Title", value: titleWithTier, only: ["page"] },
    { name: "title", heading: "Title", value: ({ title }) => title, only: ["file"] },
    { name: "suiteTitle", heading: "Qualification type", value: ({ suiteTitle }) => suiteTitle },
    { name: "shownKind", heading: "Kind", value: kindWithProcess, only: ["page"] },
    { name: "kind", heading: "Kind", value: ({ kind }) => kind, only: ["file"] },
    { name: "qualification", heading: "Qualification", value: (row) => row.qualification, only: ["file"] },
    { name: "unit", heading: "Unit", value: ({ unit }) => unit, only: ["file"] },
    { name: "tier", heading: "Tier", value: ({ tier }) => tier, only: ["file"] },
    { name: "fee", heading: "Fee", kind: "money", value: ({ fee }) => fee, only: ["page"] },
    { name: "feeInPounds", heading: "Fee", value: ({ fee }) => formatMoney(fee), only: ["file"] },
    { name: "feeInPence", heading: "Fee in pence", kind: "whole", value: ({ fee }) => fee, only: ["file"] },
    { name: "status", heading: "Status", value: ({ status }) => status, only: ["file"] },
    {
      name: "feeStatus",
      heading: "Status of the fee",
      value: ({ status }) => status,
      tags: ({ status }) => figureTags(status),
      only: ["page"],
    },
  ],
  find: findEntryCodes,
};

async function findEntryCodes(tx: Tx, asked: ListAsked): Promise<Decision<Found<EntryCode>>> {
  const offered = await seriesOffered(tx);
  const chosen = offered.find(({ series }) => series === asked.values["series"]) ?? offered[0];
  const series = chosen?.series ?? "";
  const family = readCode(asked.values["family"]);
  const rows = await entryCodesOf(tx, { series, family, pattern: readPattern(asked.search) }, asked);
  const deadlines = await deadlinesOf(tx, series);
  return ok({
    ...pageOfRows(rows, asked),
    ...(chosen ? { caption: chosen.title } : {}),
    values: { series },
    choices: {
      series: offered.map((each) => ({ value: each.series, text: each.title })),
      family: deadlines.map((each) => ({ value: each.family, text: each.title })),
    },
    fileOf: [series],
    data: {
      deadlines: deadlines.filter((each) => family === undefined || each.family === family),
      hasSamples: rows.some(({ status }) => status === "sample"),
      bundle: series === "" ? undefined : paths.basedataFile({ file: `${series}.zip` }),
    },
  });
}

const tiers: Readonly<Record<string, string>> = { F: "Foundation", H: "Higher" };

/** The title, with the tier unless the title names it. */
function titleWithTier({ title, tier }: EntryCode): string {
  const name = tiers[tier ?? ""];
  return name === undefined || title.includes(name) ? title : `${title} (${name.toLowerCase()} tier)`;
}

const kindWords: Readonly<Record<string, string>> = { award: "Award", unit: "Unit", certification: "Certification" };

function kindWithProcess({ kind, process }: EntryCode): string {
  const words = kindWords[kind] ?? kind;
  return process === "R" ? `${words}, by registration` : words;
}
