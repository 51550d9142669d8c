import { type Decision, ok, type Refusal, refuseAll, type Row } from "#kernel";

/** A centre as a file brings it. */
export type NewCentre = {
  readonly centreId: string;
  readonly name: string;
  readonly kind: string;
  readonly postcode: string;
  readonly town: string;
  readonly families: readonly string[];
};

export type CentresWanted = {
  readonly file: string;
  readonly centres: readonly NewCentre[];
  /** `lines[i]` is the line of `centres[i]`; empty when they come from no file. */
  readonly lines: readonly number[];
};

/**
 * All centres of a file are added, or none: a number that the register has already is refused on its line. A national
 * centre number belongs to one centre for good (JCQ, national centre number register).
 */
export function mayAddCentres(wanted: CentresWanted, known: ReadonlySet<string>): Decision<CentresWanted> {
  const refusals: Refusal[] = [];
  wanted.centres.forEach(({ centreId }, index) => {
    if (!known.has(centreId)) return;
    const text = `Centre ${centreId} is on the register already. Take the line out, or correct the number.`;
    refusals.push({ code: "centre-exists", text, field: "centre_id", ...placeOf(wanted, index) });
  });
  if (wanted.centres.length === 0) {
    return refuseAll([
      { code: "centres-none", text: "The file lists no centres. Add a line for each centre.", file: wanted.file },
    ]);
  }
  return refusals.length === 0 ? ok(wanted) : refuseAll(refusals);
}

/** The centre that a row of the file tells of. */
export function newCentreOf(row: Row): NewCentre {
  const text = (name: string, otherwise = "") => (typeof row[name] === "string" ? row[name] : otherwise);
  const families = text("families")
    .split(" ")
    .filter((family) => family !== "");
  return {
    centreId: text("centre_id"),
    name: text("name"),
    kind: text("kind", "school"),
    postcode: text("postcode"),
    town: text("town"),
    families: [...new Set(families)],
  };
}

function placeOf(wanted: CentresWanted, index: number): { file?: string; line?: number; column?: number } {
  const line = wanted.lines[index];
  return line === undefined ? {} : { file: wanted.file, line, column: 1 };
}
