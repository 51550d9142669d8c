import type { StatementData } from "./statement-data.ts";

/** Something a statement explains: the sign or the matter, and what it means in plain words. */
export type LegendEntry = { readonly sign: string; readonly meaning: string };

/** What every statement says about itself, then what is to be said of this candidate's results. */
export function statementTerms(data: StatementData): readonly LegendEntry[] {
  return [...everyTerm, ...data.notes.map((note) => ({ sign: "Note", meaning: note }))];
}

/** The signs in plain words. A near pass is explained only to those who have one. */
export function statementLegend(data: StatementData): readonly LegendEntry[] {
  const hasNearPass = data.awards.some((award) => award.units.some((unit) => unit.grade === "R"));
  return hasNearPass ? [...everySign, nearPass] : everySign;
}

const everyTerm: readonly LegendEntry[] = [
  {
    sign: "Provisional",
    meaning:
      "These results are provisional until the certificate is issued: they may still change, for instance after a " +
      "review of marking. This statement is not a certificate.",
  },
  {
    sign: "Special consideration",
    meaning: "Where it has been given, there may be no obvious correlation between the marks and the grade.",
  },
  { sign: "A result looks wrong", meaning: "Ask the exams officer of your centre soon: requests close on set days." },
];

const everySign: readonly LegendEntry[] = [
  {
    sign: "No Result (X)",
    meaning:
      "No grade can be given: no work reached us for this subject, its units do not fit together, " +
      "or a script could not be marked.",
  },
  {
    sign: "Pending (Q)",
    meaning: "We are still working on this result. We have been in touch with your centre about it.",
  },
  {
    sign: "# beside a grade",
    meaning:
      "Partial absence: some parts were not taken. They counted as zero, and the grade was worked out from the rest.",
  },
  { sign: "U", meaning: "Ungraded: the lowest grade was not reached." },
];

const nearPass: LegendEntry = {
  sign: "R beside a unit",
  meaning: "Near pass: just short of a pass in this unit, and enough for the qualification as a whole.",
};
