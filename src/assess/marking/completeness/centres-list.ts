import { ok } from "#kernel";
import type { List } from "#platform/lists";
import type { Crumb } from "#platform/pages";
import { paths } from "../paths.ts";
import type { SeriesShown } from "../series.ts";
import { aboutCompleteness, completenessFilters, foundIn, isFound, isWanted } from "./about-completeness.ts";
import { type CentreCounts, centresOfComponent } from "./completeness.ts";
import { countColumns, totalOf } from "./completeness-columns.ts";
import type { Component } from "./find-place.ts";

export const aboutCentres = {
  ...aboutCompleteness,
  name: "marking-component",
  path: paths.component,
  summary: "Completeness of one component by centre",
} as const;

/** How many marks of one component are in, centre by centre. */
export function centresList(series: SeriesShown, { component, title }: Component): List<CentreCounts> {
  const { series: code, title: seriesTitle } = series.shown;
  return {
    ...aboutCentres,
    title,
    fileName: "marking",
    trail: [trailStart(code), { text: component, href: paths.component({ component }, { series: code }) }],
    search: "Centre number or name",
    filters: completenessFilters,
    columns: [
      {
        name: "centre",
        heading: "Centre",
        kind: "code",
        value: ({ centre_id: centre }) => centre,
        link: ({ centre_id: centre }) => paths.centre({ component, centre }, { series: code }),
      },
      { name: "name", heading: "Name", value: ({ name }) => name },
      ...countColumns<CentreCounts>(({ centre_id: centre }) =>
        paths.centre({ component, centre }, { series: code, show: "outstanding" }),
      ),
    ],
    empty: `No centre has entries for this component in ${seriesTitle}. Centres appear here when entries are made.`,
    find: async (tx, asked) => {
      const all = await centresOfComponent(tx, [code, component]);
      const rows = all.filter((row) => isWanted(row, asked) && isFound(asked, row.centre_id, row.name));
      const caption = `${seriesTitle}, ${component}`;
      return ok({ ...foundIn(series, rows, asked, totalOf(all)), caption, fileOf: [component, code] });
    },
  };
}

/** The way down from the list of components. */
export function trailStart(series: string): Crumb {
  return { text: "Marking", href: paths.marking({ series }) };
}
