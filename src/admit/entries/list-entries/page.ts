import { numberWords, sortName } from "#candidates";
import { optionsFor } from "#catalogue";
import {
  findTableFormat,
  json,
  listAddress,
  listView,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { entryStatuses } from "../entry.ts";
import {
  entriesByOption,
  entriesOfSeries,
  type EntryFilter,
  type EntryListed,
  type OptionCount,
  seriesForEntries,
} from "../queries.ts";

/** The entries of the actor's centre: counted by option, or one by one. */
export const listEntriesPage: Route = {
  name: "list-entries",
  face: "page",
  method: "GET",
  path: "/centre/entries",
  permission: "entries.view",
  scope: "centre",
  summary: "Entries of the centre by option or by candidate, with export",
  handle: showEntries,
};

export const listEntriesApi: Route = {
  name: "list-entries-api",
  face: "api",
  method: "GET",
  path: "/api/v1/entries",
  permission: "entries.view",
  scope: "centre",
  summary: "Entries of a centre in a series",
  api: {
    query: {
      series: { about: "such as 6A26", required: true },
      option: { about: "one option only" },
      status: { about: entryStatuses.join(", ") },
      q: { about: "part of a name, a candidate number or a UCI" },
      page: { about: "from 1; 100 a page" },
      centre: { about: "for the board: the centre" },
    },
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: { total: { type: "integer" }, entries: { type: "array", items: { type: "object" } } },
      },
    },
  },
  handle: answerEntries,
};

async function showEntries({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [view, format, centreId] = [listView(query), findTableFormat(query), actor.centreId ?? ""];
  const byOption = query["by"] !== "candidate";
  const found = await transactionAs(app, actor, async (tx) => {
    const within = await optionsFor(tx, actor, "entries.view");
    const series = await seriesForEntries(tx, centreId, within);
    const chosen = series.find((each) => each.series === query["series"]) ?? series[0];
    const filter = filterOf(query, centreId, chosen?.series ?? "", within);
    const options = await entriesByOption(tx, centreId, filter.series, within);
    const rows = byOption ? { total: 0, entries: [] } : await entriesOfSeries(tx, filter, format ? undefined : view);
    return { series, chosen, filter, options, ...rows };
  });
  const name = `entries-${centreId}-${found.filter.series}`;
  if (format && byOption) return tableFile(name, format, optionHeading, found.options.map(optionRow));
  if (format) return tableFile(name, format, entryHeading, found.entries.map(entryRow));
  const address = (changes: Readonly<Record<string, string>>) => listAddress(path, query, { page: "", ...changes });
  return page("admit/entries/list-entries/page.njk", {
    ...found,
    byOption,
    statuses: entryStatuses,
    rows: found.entries.map((each) => ({ ...each, number: numberWords(each.candidateNumber), name: sortName(each) })),
    standing: found.options.reduce((sum, each) => sum + each.standing, 0),
    range: rangeWords(found.total, view),
    pagination: byOption ? undefined : pagination(found.total, view, path, query),
    csv: address({ format: "csv" }),
    xlsx: address({ format: "xlsx" }),
    optionView: address({ by: "", option: "", status: "", q: "" }),
    candidateView: address({ by: "candidate" }),
  });
}

async function answerEntries({ app, actor, query }: WebRequest): Promise<Reply> {
  const centreId = actor.centreId ?? query["centre"] ?? "";
  return json(
    await transactionAs(app, actor, async (tx) => {
      const within = await optionsFor(tx, actor, "entries.view");
      return entriesOfSeries(tx, filterOf(query, centreId, query["series"] ?? "", within), listView(query));
    }),
  );
}

function filterOf(
  query: Readonly<Record<string, string>>,
  centreId: string,
  series: string,
  within: readonly string[] | null,
): EntryFilter {
  const [option, status, text] = [query["option"] ?? "", query["status"] ?? "", (query["q"] ?? "").trim()];
  return { centreId, series, option, status, text, candidateId: null, within };
}

const optionHeading = ["Option", "Title", "Family", "Entries", "Of these late", "Withdrawn"] as const;

function optionRow(row: OptionCount): readonly (string | number)[] {
  return [row.option, row.title, row.familyTitle, row.standing, row.late, row.withdrawn];
}

const entryHeading = [
  "Candidate number",
  "Surname",
  "Forenames",
  "UCI",
  "Option",
  "Title",
  "Family",
  "Status",
  "Stage",
  "Channel",
  "Fee (pence)",
] as const;

function entryRow(row: EntryListed): readonly (string | number)[] {
  return [
    numberWords(row.candidateNumber),
    row.surname,
    row.forenames,
    row.uci,
    row.option,
    row.title,
    row.familyTitle,
    row.status,
    row.stage,
    row.channel,
    row.fee,
  ];
}
