import { type Actor, subjectsOf } from "#platform/actors";
import type { List, ListColumn, Tag } from "#platform/lists";
import { ok } from "#kernel";
import { foundIn, seriesFilter } from "../completeness/about-completeness.ts";
import { paths } from "../paths.ts";
import type { SeriesShown } from "../series.ts";
import { submittersOf } from "../submit-marks/submitters.ts";
import { type OwnCounts, ownCompleteness } from "./own-completeness.ts";

export const aboutOwnComponents = {
  name: "list-centre-marks",
  path: paths.marks,
  permission: "marks.view",
  scope: "centre",
  summary: "Centre-marked components and how many marks are in",
} as const;

/** A centre's centre-marked components of a series: what is in, what is outstanding, and the way to each. */
export function ownComponentsList(series: SeriesShown, actor: Actor): List<OwnCounts> {
  const { series: code, title } = series.shown;
  const seesFiles = subjectsOf(actor, "marks.view") === "all";
  return {
    ...aboutOwnComponents,
    title: "Marks for centre-marked work",
    fileName: "marks",
    template: "assess/marking/list-components/page.njk",
    notices: ["recorded", "corrected"],
    filters: [seriesFilter],
    columns,
    empty: `You have no entries for centre-marked components in ${title}${seesFiles ? "" : " in your subjects"}. Components appear here when entries are made.`,
    find: async (tx, asked) => {
      const rows = await ownCompleteness(tx, actor, code);
      const found = foundIn(series, rows, asked);
      const data = {
        ...found.data,
        series: series.shown,
        seesFiles,
        submitters: submittersOf(),
        hasRows: rows.length > 0,
        outstanding: rows.reduce((sum, row) => sum + row.outstanding, 0),
        toSubmit: rows.reduce((sum, row) => sum + row.entered + row.changed, 0),
      };
      return ok({ ...found, data, fileOf: [code] });
    },
  };
}

type OwnColumn = ListColumn<OwnCounts>;

const columns: readonly OwnColumn[] = [
  {
    name: "component",
    heading: "Component",
    kind: "code",
    value: ({ component }) => component,
    link: ({ component }, { values }) => paths.grid({ component }, { series: values["series"] }),
  },
  { name: "title", heading: "Title", value: ({ title }) => title },
  { name: "max", heading: "Marked out of", value: ({ max_mark: max }) => max ?? "a grade", only: ["page"] },
  {
    name: "submitted",
    heading: "Submitted",
    value: ({ marked, absent, entries }) => `${marked + absent} of ${entries}`,
    only: ["page"],
  },
  {
    name: "toSubmit",
    heading: "Entered, not submitted",
    kind: "whole",
    value: ({ entered, changed }) => entered + changed,
    only: ["page"],
  },
  { name: "entries", heading: "Entries", kind: "whole", value: ({ entries }) => entries, only: ["file"] },
  { name: "marked", heading: "Marked", kind: "whole", value: ({ marked }) => marked, only: ["file"] },
  { name: "absent", heading: "Absent or withdrawn", kind: "whole", value: ({ absent }) => absent },
  { name: "held", heading: "On hold", kind: "whole", value: ({ held }) => held, only: ["file"] },
  { name: "outstanding", heading: "Outstanding", kind: "whole", value: ({ outstanding }) => outstanding },
  { name: "entered", heading: "Entered, not submitted", kind: "whole", value: (row) => row.entered, only: ["file"] },
  { name: "changed", heading: "Changed since submitted", kind: "whole", value: (row) => row.changed, only: ["file"] },
  {
    name: "status",
    heading: "Status",
    value: (row) => statusTag(row).text,
    tags: (row) => [statusTag(row)],
    only: ["page"],
  },
];

function statusTag(row: OwnCounts): Tag {
  const { changed, entered, entries, outstanding } = row;
  if (changed > 0) return { text: "Changed since submitted", colour: "orange" };
  if (outstanding === 0) return { text: "Complete", colour: "green" };
  if (entered > 0 && entered === outstanding) return { text: "Ready to submit", colour: "blue" };
  if (outstanding === entries && entered === 0) return { text: "Not started", colour: "grey" };
  return { text: `${entries - outstanding} of ${entries} submitted`, colour: "yellow" };
}
