/** What a result carries: the grade of its scale, or an indicator in its place, and whether a part was missed. */
export type GradeShown = {
  readonly scheme: "linear" | "gce" | "nationals" | "points";
  /** A grade, or X (no result), or Q (result replaced, still to come). */
  readonly grade: string;
  /** Some but not all parts were taken, and nothing made up for the rest: shown as #. */
  readonly partialAbsence: boolean;
};

/**
 * A grade as a statement shows it. Q hides X, X hides #, and # stands beside a grade. U stays U, as candidates know it;
 * grades of the Level 1/Level 2 nationals are written out; all others stand as their scale writes them.
 * Source: OCR, post-results services (X is "No Result", Q is "Pending", # is partial absence); UCAS, grades explained.
 * Which sign hides which is our reading.
 */
export function gradeWords(shown: GradeShown): string {
  if (shown.grade === "Q") return "Pending";
  if (shown.grade === "X") return "No Result";
  const words = shown.scheme === "nationals" ? nationalsWords(shown.grade) : shown.grade;
  return shown.partialAbsence ? `${words} #` : words;
}

/** The same in the few characters that a column of a broadsheet has: `*2`, `D2 #`, `X`. */
export function gradeShort(shown: GradeShown): string {
  if (shown.grade === "Q" || shown.grade === "X") return shown.grade;
  return shown.partialAbsence ? `${shown.grade} #` : shown.grade;
}

function nationalsWords(grade: string): string {
  if (grade === "*2") return "Distinction* at Level 2";
  const [, letter = "", level = ""] = /^([DMP])([12])$/.exec(grade) ?? [];
  const name = new Map([
    ["D", "Distinction"],
    ["M", "Merit"],
    ["P", "Pass"],
  ]).get(letter);
  return name ? `${name} at Level ${level}` : grade;
}
