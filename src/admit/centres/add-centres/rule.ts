import { faultsMax } from "#formats/csv";
import { type Decision, isOneLine, nameNotOneLine, ok, refuseAll, type RefusalPlace, type Row } from "#kernel";
import { centreExists, centresNone } from "../refusals.ts";

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
 * Adds all centres of a file or none: a number that is already on the register is refused on its line. A national
 * centre number belongs to one centre for good (JCQ, national centre number register). At most 200 are listed.
 */
export function mayAddCentres(wanted: CentresWanted, known: ReadonlySet<string>): Decision<CentresWanted> {
  if (wanted.centres.length === 0) return centresNone.refuse({}, { file: wanted.file });
  const refusals = wanted.centres.flatMap(({ centreId: centre }, index) =>
    known.has(centre) ? [centreExists.of({ centre }, placeOf(wanted, index))] : [],
  );
  const hidden = wanted.centres.flatMap(({ name, town }, index) =>
    isOneLine(name) && isOneLine(town) ? [] : [nameNotOneLine.of({}, placeOf(wanted, index))],
  );
  refusals.push(...hidden);
  return refusals.length === 0 ? ok(wanted) : refuseAll(refusals.slice(0, faultsMax));
}

/** The centre in a row of the file. */
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

function placeOf(wanted: CentresWanted, index: number): RefusalPlace {
  const line = wanted.lines[index];
  return line === undefined ? {} : { file: wanted.file, line, column: 1 };
}
