import { sortName } from "#candidates";
import type { List, ListColumn } from "#platform/lists";
import { centrePlaces, type Places } from "../places.ts";
import type { ListedResult } from "./listed-result.ts";

type Column = ListColumn<ListedResult>;
const [onPage, besides, inFiles, forPrograms] = [
  { only: ["page"] },
  { only: ["file", "api"] },
  { only: ["file"] },
  { only: ["api"] },
] as const;

/** What is said of a result: the columns of the page, of the files and of the API. */
export function resultColumns(places: Places): readonly Column[] {
  return [...personColumns(places), ...entryColumns, ...gradeColumns, ...markColumns, ...workingColumns(places)];
}

function personColumns(places: Places): readonly Column[] {
  return [
    { name: "centre", heading: "Centre", kind: "code", value: (row) => row.centreId, ...besides },
    { name: "series", heading: "Series", kind: "code", value: (row) => row.series, ...besides },
    { name: "candidate", heading: "Candidate", value: sortName, link: places.candidate, ...onPage },
    { name: "candidateNumber", heading: "Candidate number", kind: "code", value: (row) => row.number },
    { name: "surname", heading: "Surname", value: (row) => row.surname, ...besides },
    { name: "forenames", heading: "Forenames", value: (row) => row.forenames, ...besides },
    { name: "uci", heading: "UCI", kind: "code", value: (row) => row.uci, ...besides },
    { name: "uln", heading: "ULN", kind: "code", value: (row) => row.uln, ...besides },
  ];
}

const entryColumns: readonly Column[] = [
  { name: "option", heading: "Entry code", kind: "code", value: (row) => row.option },
  { name: "title", heading: "Title", value: titleOnPage, ...onPage },
  { name: "title", heading: "Title", value: (row) => row.title, ...besides },
  { name: "familyTitle", heading: "Qualification type", value: (row) => row.familyTitle, ...inFiles },
  { name: "family", heading: "Family", kind: "code", value: (row) => row.family, ...forPrograms },
  { name: "kind", heading: "Kind", value: (row) => row.kind, ...besides },
];

const gradeColumns: readonly Column[] = [
  { name: "status", heading: "Status", value: (row) => row.status, ...forPrograms },
  { name: "grade", heading: "Grade", value: (row) => row.grade, ...besides },
  {
    name: "partialAbsence",
    heading: "Partial absence",
    kind: "flag",
    value: (row) => row.partialAbsence,
    ...forPrograms,
  },
  { name: "shown", heading: "Grade", value: (row) => row.shown, ...onPage },
  { name: "shown", heading: "Result", value: (row) => row.shown, ...besides },
];

const markColumns: readonly Column[] = [
  { name: "total", heading: "Total", kind: "whole", value: (row) => row.total, ...besides },
  { name: "maxTotal", heading: "Maximum", kind: "whole", value: (row) => row.maxTotal, ...besides },
  { name: "uniform", heading: "Uniform mark", kind: "whole", value: (row) => row.uniform, ...besides },
  { name: "points", heading: "Points", kind: "whole", value: (row) => row.points, ...besides },
];

function workingColumns(places: Places): readonly Column[] {
  return [
    { name: "from", heading: "Worked out from", value: (row) => row.from, ...onPage },
    { name: "explanation", heading: "Explanation", value: linkWords, link: places.explanation, ...onPage },
    { name: "version", heading: "Version", kind: "whole", value: (row) => row.version, ...forPrograms },
    { name: "changed", heading: "Changed since issued", kind: "flag", value: (row) => row.changed, ...forPrograms },
  ];
}

function titleOnPage({ title, kind, changed }: ListedResult): string {
  return `${title}${kind === "unit" ? " (unit)" : ""}${changed ? " (changed since results day)" : ""}`;
}

/** What the link to an explanation says: it makes sense alone, and no two of a row are alike. */
export function linkWords({ status, shown }: Pick<ListedResult, "status" | "shown">): string {
  switch (status) {
    case "graded":
      return `How ${shown} was worked out`;
    case "no-result":
      return "Why there is no result";
    case "pending":
      return "Why the result is pending";
  }
}

/** The columns where no page is: of files, and of the API. */
export const resultRecord: Pick<List<ListedResult>, "columns"> = { columns: resultColumns(centrePlaces) };
