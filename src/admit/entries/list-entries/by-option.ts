import { countWords, type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { paths } from "../paths.ts";
import { entriesByOption, type OptionCount } from "../queries.ts";
import { aboutEntries, entriesMeant, seriesFilter, viewFilter } from "./about-entries.ts";

/** How many entries the centre has for each option of a series. */
export const optionCounts: List<OptionCount> = {
  ...aboutEntries,
  filters: [viewFilter, seriesFilter],
  columns: [
    {
      name: "option",
      heading: "Option",
      kind: "code",
      value: ({ option }) => option,
      link: ({ option }, { values: { series } }) => paths.entries({ by: "candidate", series, option }),
    },
    { name: "title", heading: "Title", value: ({ title }) => title },
    { name: "familyTitle", heading: "Family", value: ({ familyTitle }) => familyTitle },
    { name: "entries", heading: "Entries", kind: "whole", value: ({ standing }) => standing },
    { name: "late", heading: "Late entries", kind: "whole", value: ({ late }) => late },
    { name: "withdrawn", heading: "Withdrawn", kind: "whole", value: ({ withdrawn }) => withdrawn },
  ],
  find: findCounts,
};

async function findCounts(tx: Tx, asked: ListAsked): Promise<Decision<Found<OptionCount>>> {
  const meant = await entriesMeant(tx, asked);
  if (!meant.ok) return meant;
  const { centreId, series, within, caption, values, seriesChoices } = meant.value;
  const options = await entriesByOption(tx, centreId, series, within);
  const standing = options.reduce((sum, each) => sum + each.standing, 0);
  const counted = `${countWords(standing, "entry", "entries")} for ${countWords(options.length, "option", "options")}`;
  return ok({
    ...pageOfRows(options, asked),
    caption,
    values,
    choices: { series: seriesChoices },
    ...(options.length > 0 ? { sentence: counted } : {}),
    fileOf: [series],
    data: { statements: paths.statements({ series }) },
  });
}
