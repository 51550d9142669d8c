import type { TableShape } from "#kernel";

/** The file of unit results of earlier series that are put in the bank. */
export const bankedUnitsTable = {
  file: "unit_results",
  about: "Unit results from earlier series that can count towards later awards.",
  key: ["uci", "unit", "series", "option", "centre_id"],
  columns: [
    { name: "uci", type: "text", about: "Unique Candidate Identifier", pattern: /^[0-9]{5}[0-9A-Z][0-9]{6}[A-Z]$/ },
    { name: "unit", type: "text", about: "unit", refersTo: "units.unit" },
    { name: "series", type: "text", about: "series it was taken in", refersTo: "series.series" },
    { name: "option", type: "text", about: "entry option it was taken by" },
    { name: "centre_id", type: "text", about: "centre it was taken at", pattern: /^[0-9]{5}$/ },
    { name: "uniform", type: "whole", about: "uniform mark; blank for units on points", optional: true },
    { name: "grade", type: "text", about: "grade; blank when absent", optional: true },
    { name: "points", type: "whole", about: "points; blank for units on uniform marks", optional: true },
    { name: "absent", type: "yes-no", about: "no work at all was done" },
  ],
} as const satisfies TableShape;

/** One row of the file. */
export type UnitResultRow = {
  readonly uci: string;
  readonly unit: string;
  readonly series: string;
  readonly option: string;
  readonly centre_id: string;
  readonly uniform: number | null;
  readonly grade: string | null;
  readonly points: number | null;
  readonly absent: boolean;
};
