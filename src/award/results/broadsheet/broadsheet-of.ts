import { shortGrade } from "../grade-shown.ts";
import type { ResultRow } from "../queries.ts";
import type { StatementsAbout } from "../statement/statements-of.ts";
import type { BroadsheetData } from "./broadsheet-data.ts";

/** The broadsheet of one centre and series: awards as columns; units have their own exports. */
export function broadsheetOf(about: StatementsAbout, results: readonly ResultRow[]): BroadsheetData {
  const awards = results.filter((row) => row.kind !== "unit");
  const columns = new Map(awards.map((row) => [row.option, { code: row.option, title: row.title, family: row.familyTitle }]));
  const people = [...Map.groupBy(results, (row) => row.candidateId).values()];
  const qualifications = [...columns.values()].sort((a, b) => compare(a.family, b.family) || compare(a.code, b.code));
  return {
    board: { ...about.board, isDemo: about.isDemo }, series: about.facts.series.get(results[0]?.series ?? "") ?? "", issued: about.issued,
    centre: about.centre, paper: qualifications.length > 15 ? "a3" : "a4", qualifications,
    candidates: people.flatMap((own) => (own[0] ? [{
      number: String(own[0].candidateNumber).padStart(4, "0"), name: `${own[0].surname}, ${own[0].forenames}`,
      grades: Object.fromEntries(own.filter((row) => row.kind !== "unit").map((row) => [row.option, shortGrade(row)])),
    }] : [])),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
