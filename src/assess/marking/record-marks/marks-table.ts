import type { TableShape } from "#kernel";
import { markStatuses } from "../mark.ts";

/**
 * Marks as a table: what the board loads for examined components, and a centre for its own. Documented column by
 * column.
 */
export const marksTable = {
  file: "marks",
  about:
    "A row is one candidate's mark for one component. A file has marks for one series. If a row has an error, no rows are recorded.",
  key: ["centre_id", "candidate_number", "option", "component"],
  columns: [
    { name: "centre_id", type: "text", about: "centre number, 5 digits", pattern: /^(?!00000)\d{5}$/ },
    { name: "series", type: "text", about: "such as 6A26; the same on every line", pattern: /^[1-9A-C][A-Z0-9]\d{2}$/ },
    { name: "candidate_number", type: "text", about: "1 to 4 digits, such as 0042", pattern: /^(?!0+$)\d{1,4}$/ },
    { name: "option", type: "text", about: "entry option, such as H446A", pattern: /^[A-Z0-9]{4,6}$/ },
    {
      name: "component",
      type: "text",
      about: "component of the option, such as H446/03",
      pattern: /^[A-Z0-9/]{3,12}$/,
    },
    {
      name: "mark",
      type: "whole",
      about: "raw mark from 0 to the component's maximum; blank for a grade or an absence",
      optional: true,
    },
    {
      name: "grade",
      type: "text",
      about: "grade claimed, for components that take one",
      optional: true,
      pattern: /^[A-Z0-9*]{1,6}$/,
    },
    {
      name: "status",
      type: "text",
      about: "marked (or blank), absent, withdrawn, or incomplete if some work is missing and the mark counts",
      optional: true,
      oneOf: markStatuses,
    },
    {
      name: "reason",
      type: "text",
      about: "why you are changing a mark that is already recorded; you can leave the column out",
      optional: true,
      pattern: /^.{1,200}$/,
    },
  ],
} as const satisfies TableShape;

/** The same table without the column that may be left out. */
export const marksTableNoReason: TableShape = {
  ...marksTable,
  columns: marksTable.columns.filter((column) => column.name !== "reason"),
};
