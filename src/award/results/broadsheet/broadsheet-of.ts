import { fourFigures, shortGrade } from "../grade-shown.ts";
import type { ResultRow } from "../queries.ts";
import type { StatementsAbout } from "../statement/statements-of.ts";
import type { BroadsheetCandidate, BroadsheetData, BroadsheetQualification } from "./broadsheet-data.ts";

/** The broadsheet of one centre and series: awards as columns, and who has units alone still as a row. */
export function broadsheetOf(about: StatementsAbout, results: readonly ResultRow[]): BroadsheetData {
  const qualifications = columnsOf(results);
  return {
    board: { ...about.board, isDemo: about.isDemo },
    series: about.facts.series.get(results[0]?.series ?? "") ?? "",
    issued: about.issued,
    ...(about.embargo ? { embargo: about.embargo } : {}),
    centre: about.centre,
    paper: qualifications.length > 15 ? "a3" : "a4",
    qualifications,
    candidates: [...Map.groupBy(results, (row) => row.candidateId).values()].flatMap(rowOf),
  };
}

function columnsOf(results: readonly ResultRow[]): readonly BroadsheetQualification[] {
  const awards = results.filter((row) => row.kind !== "unit");
  const columns = new Map(awards.map((row) => [row.option, column(row)]));
  return [...columns.values()].sort((a, b) => compare(a.family, b.family) || compare(a.code, b.code));
}

function column({ option, title, familyTitle }: ResultRow): BroadsheetQualification {
  return { code: option, title, family: familyTitle };
}

function rowOf(own: readonly ResultRow[]): readonly BroadsheetCandidate[] {
  const [first] = own;
  if (!first) return [];
  const awards = own.filter((row) => row.kind !== "unit");
  return [
    {
      number: fourFigures(first),
      name: `${first.surname}, ${first.forenames}`,
      grades: Object.fromEntries(awards.map((row) => [row.option, shortGrade(row)])),
    },
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
