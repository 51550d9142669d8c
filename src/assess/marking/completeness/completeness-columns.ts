import type { ListColumn, Tag } from "#platform/lists";
import { type Counts, percentIn } from "./completeness.ts";

/** The columns of how many marks are in; `outstanding` leads to what is still to come. */
export function countColumns<Row extends Counts>(
  outstandingHref: (row: Row, series: string) => string,
): readonly ListColumn<Row>[] {
  return [
    { name: "entries", heading: "Entries", kind: "whole", value: (row) => row.entries },
    { name: "marked", heading: "Marked", kind: "whole", value: (row) => row.marked },
    { name: "absent", heading: "Absent or withdrawn", kind: "whole", value: (row) => row.absent },
    { name: "held", heading: "On hold", kind: "whole", value: (row) => row.held },
    {
      name: "outstanding",
      heading: "Outstanding",
      kind: "whole",
      value: (row) => row.outstanding,
      link: (row, { values }) => (row.outstanding > 0 ? outstandingHref(row, values["series"] ?? "") : undefined),
    },
    { name: "in", heading: "Received", value: percentIn, tags: (row) => [inTag(row)], only: ["page"] },
    { name: "percent", heading: "Percent in", kind: "whole", value: percentIn, only: ["file"] },
  ];
}

function inTag(row: Counts): Tag {
  if (row.outstanding === 0) return { text: "Complete", colour: "green" };
  if (row.outstanding === row.entries) return { text: "None", colour: "grey" };
  return { text: `${percentIn(row)}%`, colour: "yellow" };
}

/** The figures above a list. */
export type Totals = Counts & { readonly percent: number };

/** The rows of a list added up; undefined when there are none. */
export function totalOf(rows: readonly Counts[]): Totals | undefined {
  if (rows.length === 0) return undefined;
  const sum = (field: keyof Counts) => rows.reduce((total, row) => total + row[field], 0);
  const counts = {
    entries: sum("entries"),
    marked: sum("marked"),
    absent: sum("absent"),
    held: sum("held"),
    outstanding: sum("outstanding"),
  };
  return { ...counts, percent: percentIn(counts) };
}
