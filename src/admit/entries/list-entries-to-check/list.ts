import { numberWords, sortName } from "#candidates";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { entriesMeant, seriesFilter } from "../list-entries/about-entries.ts";
import { paths } from "../paths.ts";
import { type EntryToCheck, findEntriesToCheck } from "./entries-to-check.ts";

/** Entries of the actor's centre that may not lead to a result. */
export const entriesToCheckList: List<EntryToCheck> = {
  name: "list-entries-to-check",
  summary: "Entries of the centre that may not lead to a result, with export",
  path: paths.entriesToCheck,
  apiPath: paths.entriesToCheckApi,
  apiRows: "entries",
  permission: "entries.view",
  scope: "centre",
  title: "Entries that may not lead to a result",
  fileName: "entries-to-check",
  trail: [{ text: "Entries", href: paths.entries() }],
  template: "admit/entries/list-entries-to-check/page.njk",
  empty: "Every entry of the series can lead to a result.",
  filters: [seriesFilter],
  columns: [
    { name: "candidateId", heading: "Candidate", kind: "whole", value: (row) => row.candidateId, only: ["api"] },
    {
      name: "candidateNumber",
      heading: "Candidate number",
      kind: "code",
      value: ({ candidateNumber }) => numberWords(candidateNumber),
    },
    {
      name: "name",
      heading: "Name",
      value: sortName,
      link: ({ candidateId }, { values: { series } }) => paths.candidate({ candidate: candidateId }, { series }),
    },
    { name: "option", heading: "Option", kind: "code", value: ({ option }) => option },
    { name: "code", heading: "Code", value: ({ code }) => code, only: ["api"] },
    { name: "why", heading: "Why", value: ({ why }) => why },
  ],
  find: findToCheck,
};

async function findToCheck(tx: Tx, asked: ListAsked): Promise<Decision<Found<EntryToCheck>>> {
  const meant = await entriesMeant(tx, asked);
  if (!meant.ok) return meant;
  const { centreId, series, caption, values, seriesChoices } = meant.value;
  const rows = await findEntriesToCheck(tx, centreId, series);
  return ok({ ...pageOfRows(rows, asked), caption, values, choices: { series: seriesChoices }, fileOf: [series] });
}
