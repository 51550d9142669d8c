import { numberWords, sortName } from "#candidates";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { entryStatuses } from "../entry.ts";
import { entryTags, statusTags } from "../entry-tags.ts";
import { paths } from "../paths.ts";
import { entriesByOption, entriesOfSeries, type EntryListed, entryOrders } from "../queries.ts";
import { aboutEntries, entriesMeant, seriesFilter, viewFilter } from "./about-entries.ts";

/** The entries of a centre in a series, one by one. */
export const entriesByCandidate: List<EntryListed> = {
  ...aboutEntries,
  apiPath: paths.entriesApi,
  apiRows: "entries",
  apiSummary: "Entries of a centre in a series",
  search: "Name, candidate number or UCI",
  orders: entryOrders,
  filters: [
    viewFilter,
    seriesFilter,
    { name: "option", label: "Option", all: "All options" },
    {
      name: "status",
      label: "Status",
      all: "All statuses",
      choices: entryStatuses.map((status) => ({ value: status, text: statusTags[status].text })),
    },
    { name: "centre", label: "The centre, for the board", only: ["api"] },
  ],
  columns: [
    { name: "candidateId", heading: "Candidate", kind: "whole", value: (row) => row.candidateId, only: ["api"] },
    {
      name: "candidateNumber",
      heading: "Candidate number",
      kind: "code",
      value: (row) => numberWords(row.candidateNumber),
    },
    {
      name: "name",
      heading: "Name",
      value: sortName,
      link: ({ candidateId }, { values: { series } }) => paths.candidate({ candidate: candidateId }, { series }),
      only: ["page"],
    },
    { name: "surname", heading: "Surname", value: (row) => row.surname, only: ["file", "api"] },
    { name: "forenames", heading: "Forenames", value: (row) => row.forenames, only: ["file", "api"] },
    { name: "uci", heading: "UCI", kind: "code", value: (row) => row.uci },
    { name: "option", heading: "Option", kind: "code", value: (row) => row.option },
    { name: "title", heading: "Title", value: (row) => row.title },
    { name: "familyTitle", heading: "Family", value: (row) => row.familyTitle, only: ["file", "api"] },
    { name: "status", heading: "Status", value: (row) => row.status, tags: entryTags },
    { name: "stage", heading: "Stage", value: (row) => row.stage, only: ["file", "api"] },
    { name: "channel", heading: "Channel", value: (row) => row.channel, only: ["file", "api"] },
    { name: "fee", heading: "Fee", kind: "money", value: (row) => row.fee, only: ["file", "api"] },
  ],
  find: findEntries,
};

async function findEntries(tx: Tx, asked: ListAsked): Promise<Decision<Found<EntryListed>>> {
  const meant = await entriesMeant(tx, asked);
  if (!meant.ok) return meant;
  const { centreId, series, within, caption, values, seriesChoices } = meant.value;
  const { option = "", status = "" } = asked.values;
  const filter = { centreId, series, option, status, text: asked.search, candidateId: null, within };
  const { total, entries } = await entriesOfSeries(tx, filter, asked);
  const options = asked.face === "page" ? await entriesByOption(tx, centreId, series, within) : [];
  return ok({
    total,
    rows: entries,
    caption,
    values,
    choices: {
      series: seriesChoices,
      option: options.map((each) => ({ value: each.option, text: `${each.option} ${each.title}` })),
    },
    fileOf: [series],
    data: { statements: paths.statements({ series }) },
  });
}
