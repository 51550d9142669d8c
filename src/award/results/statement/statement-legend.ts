import type { StatementData } from "./statement-data.ts";

/** Something that a statement explains: the sign or term, and what it means. */
export type LegendEntry = { readonly sign: string; readonly meaning: string };

/** What every statement says about itself, then notes on this candidate's results. */
export function statementTerms(data: StatementData): readonly LegendEntry[] {
  return [...everyTerm, ...data.notes.map((note) => ({ sign: "Note", meaning: note }))];
}

/** What the signs mean. A near pass is explained only on statements that have one. */
export function statementLegend(data: StatementData): readonly LegendEntry[] {
  const hasNearPass = data.awards.some((award) => award.units.some((unit) => unit.grade === "R"));
  return hasNearPass ? [...everySign, nearPass] : everySign;
}

const everyTerm: readonly LegendEntry[] = [
  {
    sign: "Provisional",
    meaning:
      "These results are provisional until the certificate is issued. They might still change, for example after a " +
      "review of marking. This statement is not a certificate.",
  },
  {
    sign: "Special consideration",
    meaning: "If special consideration has been given, the marks might not match the grade.",
  },
  {
    sign: "If you think a result is wrong",
    meaning: "Ask your exams officer as soon as possible. Requests have deadlines.",
  },
];

const everySign: readonly LegendEntry[] = [
  {
    sign: "No result",
    meaning:
      "The board cannot give a grade: it received no work for this subject, its units do not make up a qualification " +
      "or are under more than one UCI, or a script could not be marked.",
  },
  { sign: "Pending", meaning: "The board is still working on this result. Ask your exams officer about it." },
  {
    sign: "# beside a grade",
    meaning:
      "Partial absence: some components were not taken. They count as zero, and the grade is worked out from the rest.",
  },
  { sign: "U", meaning: "Unclassified: below the lowest grade." },
];

const nearPass: LegendEntry = {
  sign: "R beside a unit",
  meaning: "Near pass: just below a pass in this unit, but it still counts towards the qualification.",
};
