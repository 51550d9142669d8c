import type { Column, TableShape } from "#kernel";

const centre: Column = { name: "centre_id", type: "text", about: "national centre number", pattern: /^\d{5}$/ };
const series: Column = {
  name: "series",
  type: "text",
  about: "series, such as 6A26",
  pattern: /^[1-9A-C][A-Z0-9]\d{2}$/,
};
const candidate: Column = {
  name: "candidate_id",
  type: "whole",
  about: "number of the candidate within the centre; joins candidates.csv",
};
const option: Column = {
  name: "option",
  type: "text",
  about: "entry code; joins catalogue/options.csv",
  pattern: /^[A-Z0-9]{4,6}$/,
};
const grade: Column = {
  name: "grade",
  type: "text",
  about: "grade; blank when there is none",
  optional: true,
  pattern: /^[A-Z0-9*]{1,6}$/,
};
const uniform: Column = {
  name: "uniform",
  type: "whole",
  about: "uniform mark; blank when the scheme has none",
  optional: true,
};
const points: Column = {
  name: "points",
  type: "whole",
  about: "points; blank when the scheme has none",
  optional: true,
};

/** The files of a pack beside `catalogue/`: all that an award reads, and what it gave. */
export const packFiles = [
  {
    file: "centres",
    about: "Centres of the pack.",
    key: ["centre_id"],
    columns: [
      centre,
      { name: "name", type: "text", about: "name" },
      { name: "kind", type: "text", about: "school, school-sixth-form, college" },
      { name: "postcode", type: "text", about: "postcode", optional: true },
      { name: "town", type: "text", about: "town", optional: true },
    ],
  },
  {
    file: "candidates",
    about: "Candidates, one row for each person and centre. A pack for research leaves names and birthdays blank.",
    key: ["centre_id", "candidate_id"],
    columns: [
      centre,
      candidate,
      { name: "candidate_number", type: "whole", about: "four-digit number in the series" },
      {
        name: "uci",
        type: "text",
        about: "unique candidate identifier, 13 characters",
        pattern: /^[0-9]{5}[0-9A-Z][0-9]{6}[A-HK-MRTV-Y]$/,
      },
      { name: "uln", type: "text", about: "unique learner number", optional: true, pattern: /^[1-9]\d{9}$/ },
      { name: "surname", type: "text", about: "surname", optional: true },
      { name: "forenames", type: "text", about: "forenames", optional: true },
      { name: "sex", type: "text", about: "M, F or N (not stated)", oneOf: ["M", "F", "N"] },
      { name: "date_of_birth", type: "day", about: "date of birth", optional: true },
    ],
  },
  {
    file: "entries",
    about: "Live entries of the series. Withdrawn ones are left out.",
    key: ["centre_id", "series", "candidate_id", "option"],
    columns: [centre, series, candidate, option],
  },
  {
    file: "marks",
    about: "The current mark of each component of each entry: the sum of its movements.",
    key: ["centre_id", "series", "candidate_id", "option", "component"],
    columns: [
      centre,
      series,
      candidate,
      option,
      {
        name: "component",
        type: "text",
        about: "component; joins catalogue/components.csv",
        pattern: /^[A-Z0-9/]{3,12}$/,
      },
      {
        name: "mark",
        type: "whole",
        about: "raw mark; blank when absent, withdrawn, pending or a grade is claimed",
        optional: true,
      },
      { name: "grade", type: "text", about: "grade claimed by the centre, for units that are claimed", optional: true },
      {
        name: "status",
        type: "text",
        about: "how it stands",
        oneOf: ["marked", "absent", "withdrawn", "incomplete", "pending"],
      },
    ],
  },
  {
    file: "banked",
    about: "Unit results from earlier series that may count.",
    key: ["uci", "unit", "series", "option"],
    columns: [
      { name: "uci", type: "text", about: "whose result", pattern: /^[0-9]{5}[0-9A-Z][0-9]{6}[A-HK-MRTV-Y]$/ },
      { name: "unit", type: "text", about: "unit; joins catalogue/units.csv", pattern: /^[A-Z0-9]{4,6}$/ },
      series,
      option,
      centre,
      uniform,
      grade,
      points,
      { name: "absent", type: "yes-no", about: "yes: the candidate was absent; counts zero" },
    ],
  },
  {
    file: "results",
    about:
      "What the award gave: one row for each entry. In a pack to be awarded it is optional; when there, the new " +
      "results are compared with it.",
    key: ["centre_id", "series", "candidate_id", "option"],
    columns: [
      centre,
      series,
      candidate,
      option,
      { name: "kind", type: "text", about: "what was entered", oneOf: ["award", "unit", "certification"] },
      {
        name: "status",
        type: "text",
        about: "no-result is X, pending is Q",
        oneOf: ["graded", "no-result", "pending"],
      },
      grade,
      { name: "partial_absence", type: "yes-no", about: "yes: the grade carries #" },
      { name: "total", type: "whole", about: "weighted total, raw total of a unit, or uniform total", optional: true },
      uniform,
      points,
      {
        name: "units",
        type: "text",
        about: "certification: the units that counted, such as R093@6A26;R094@1A26",
        optional: true,
      },
    ],
  },
] as const satisfies readonly TableShape[];

export type PackFile = (typeof packFiles)[number]["file"];
