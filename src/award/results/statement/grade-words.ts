/** What a result shows: a grade of its scale, or a sign in its place, and whether a part was missed. */
export type GradeShown = {
  readonly scheme: "linear" | "gce" | "nationals" | "points";
  /** A grade, X (no result) or Q (pending). */
  readonly grade: string;
  /** Some but not all parts were taken, and nothing replaces the rest. Shown as #. */
  readonly partialAbsence: boolean;
};

/**
 * A grade as a statement shows it. Q takes precedence over X, X over #, and # is shown beside a grade. U stays U, as
 * candidates know it. Grades of the Level 1/Level 2 nationals are written in full, all others as in their scale.
 * Source: OCR, post-results services (X is "No Result", Q is "Pending", # is partial absence); UCAS, grades explained.
 * Which sign takes precedence is our reading.
 */
export function gradeWords(shown: GradeShown): string {
  if (shown.grade === "Q") return "Pending";
  if (shown.grade === "X") return "No result";
  const words = shown.scheme === "nationals" ? nationalsWords(shown.grade) : shown.grade;
  return shown.partialAbsence ? `${words} #` : words;
}

/** The same, short enough for a column of a broadsheet: `*2`, `D2 #`, `X`. */
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
