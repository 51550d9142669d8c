import { fileURLToPath } from "node:url";
import { formatDay } from "#kernel";
import type { About, Printable, Template } from "#platform/documents";
import { embargoNotice, issuedWords } from "../under-embargo.ts";
import type { StatementAward, StatementData } from "./statement-data.ts";
import { statementLegend, statementTerms } from "./statement-legend.ts";
import { partsTables } from "./statement-parts.ts";
import { partsPlan, resultsPlan } from "./statement-plans.ts";

/**
 * The statement of results: provisional, for one candidate, on one or more A4 pages, with the address where a DL window
 * shows it. Print it with `renderDocument`, or a centre's whole batch with `renderMany`.
 */
export const statementOfResults: Template<StatementData> = {
  file: fileURLToPath(new URL("statement.typ", import.meta.url)),
  view: statementView,
};

/** The title and date of a file with one candidate's statement. */
export function statementAbout(data: StatementData): About {
  const { candidate, centre, series, issued } = data;
  const who = `${candidate.name}, candidate ${candidate.number}, centre ${centre.number}`;
  return { title: `Statement of results, ${series}: ${who}`, date: issued };
}

function statementView(data: StatementData): Printable {
  const { board, centre, candidate } = data;
  const sample = `Sample data. ${board.name} and this result are made up.`;
  const awards = data.awards.map(awardView);
  return {
    board: board.name,
    identifier: `Awarding body ${board.identifier}`,
    sample: board.isDemo ? sample : "",
    embargo: embargoNotice(data.embargo),
    mark: board.mark ?? null,
    title: "Statement of results",
    subtitle: `Provisional results, ${data.series}`,
    series: data.series,
    provisional: "Provisional until certificates are issued",
    issued: issuedWords(data),
    name: candidate.name,
    candidate: `Candidate ${candidate.number}`,
    centre: centre.name,
    centreNumber: `Centre ${centre.number}`,
    identity: identity(data),
    awards,
    plan: resultsPlan(awards),
    nothing: "There are no results for this candidate in this series.",
    parts: partsTables(data.awards).map((table) => ({ ...table, plan: partsPlan(table) })),
    terms: statementTerms(data),
    legend: statementLegend(data),
  };
}

function identity({ candidate, issued, embargo }: StatementData): readonly { label: string; value: string }[] {
  return [
    { label: "Unique candidate identifier (UCI)", value: candidate.uci },
    { label: "Unique learner number (ULN)", value: candidate.uln ?? "" },
    { label: "Date of birth", value: candidate.dateOfBirth ? formatDay(candidate.dateOfBirth) : "" },
    { label: embargo ? "Results day" : "Statement issued", value: embargo?.until === null ? "" : formatDay(issued) },
  ].filter((row) => row.value !== "");
}

/** An award in the words of the table of results. */
export type AwardView = {
  readonly code: string;
  readonly title: string;
  readonly level: string;
  readonly grade: string;
  readonly total: string;
  readonly unit: string;
};

function awardView(award: StatementAward): AwardView {
  const { code, title, level, grade } = award;
  return { code, title, level, grade, total: totalWords(award), unit: award.total ? totalUnit(award) : "" };
}

function totalWords({ total, max }: StatementAward): string {
  if (total === undefined) return "";
  return max === undefined ? total : `${total} of ${max}`;
}

function totalUnit({ kind }: StatementAward): string {
  switch (kind) {
    case "linear":
      return "marks";
    case "unitised":
      return "uniform marks";
    case "points":
      return "points";
  }
}
