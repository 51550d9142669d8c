import { ok } from "#kernel";
import type { List } from "#platform/lists";
import { paths } from "../paths.ts";
import type { SeriesShown } from "../series.ts";
import { aboutCompleteness, completenessFilters, foundIn, isFound, isWanted } from "./about-completeness.ts";
import { completeness, type ComponentCounts } from "./completeness.ts";
import { countColumns, totalOf } from "./completeness-columns.ts";

export const aboutComponents = {
  ...aboutCompleteness,
  name: "marking-completeness",
  path: paths.marking,
  summary: "Completeness of marks by component",
} as const;

const markedBy = { N: "examiners", Y: "centre", G: "centre (grade)" } as const;

/** How many marks of every component of a series are in. */
export function componentsList(series: SeriesShown | undefined): List<ComponentCounts> {
  return {
    ...aboutComponents,
    title: "Marking",
    search: "Component or title",
    filters: completenessFilters,
    notices: ["recorded", "corrected", "unchanged"],
    columns: [
      {
        name: "component",
        heading: "Component",
        kind: "code",
        value: ({ component }) => component,
        link: ({ component }, { values }) => paths.component({ component }, { series: values["series"] }),
      },
      { name: "title", heading: "Title", value: ({ title }) => title },
      { name: "by", heading: "Marked by", value: ({ teacher_marks: by }) => markedBy[by], only: ["page"] },
      { name: "centres", heading: "Centres", kind: "whole", value: ({ centres }) => centres },
      ...countColumns<ComponentCounts>(({ component }, of) =>
        paths.component({ component }, { series: of, show: "outstanding" }),
      ),
    ],
    empty: series
      ? `There are no entries in ${series.shown.title} yet. Components appear here, with their outstanding marks, when entries are made.`
      : "No catalogue with a series is loaded yet. When it is, the components of each series are listed here.",
    find: async (tx, asked) => {
      if (!series) return ok({ total: 0, rows: [], data: { to: paths } });
      const { series: code, title: caption } = series.shown;
      const all = await completeness(tx, [code, null, false, null]);
      const rows = all.filter((row) => isWanted(row, asked) && isFound(asked, row.component, row.title));
      return ok({ ...foundIn(series, rows, asked, totalOf(all)), caption, fileOf: [code] });
    },
  };
}
