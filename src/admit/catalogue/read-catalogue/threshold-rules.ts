import type { CatalogueRow } from "../catalogue.ts";
import { ranksOf, type CatalogueFacts } from "../facts.ts";
import { bestFirst, fault, notDecreasing, type CatalogueRule, type Fault } from "./fault.ts";

type Threshold = CatalogueRow<"thresholds">;

/** Thresholds are for grades (but U) of a qualification made of units, fall strictly and stay within its total. */
export const thresholdsAreInOrder: CatalogueRule = (facts) => {
  const sets = Map.groupBy(facts.catalogue.thresholds, (row) => `${row.qualification} ${row.series ?? ""}`);
  return [...sets.values()].flatMap((rows) => thresholdSetFaults(facts, rows));
};

/** A qualification made of units has thresholds for every series, even when some series have their own. */
export const thresholdsAreSet: CatalogueRule = ({ catalogue }) => {
  const set = new Set(catalogue.thresholds.filter((row) => row.series === null).map((row) => row.qualification));
  return catalogue.qualifications
    .filter((row) => row.scheme !== "linear" && !set.has(row.qualification))
    .map((row) => {
      const text = `${row.qualification} has no thresholds for every series. Add rows with a blank series.`;
      return fault("qualifications", row, "qualification", "thresholds-missing", text);
    });
};

/** The share of uniform marks falls from grade to grade, and is at most 100. */
export const scalesAreInOrder: CatalogueRule = (facts) => {
  const byScheme = Map.groupBy(facts.catalogue.uniform_scales, (row) => row.scheme);
  return [...byScheme].flatMap(([scheme, rows]) => {
    const sets = new Set(
      [...facts.catalogue.units, ...facts.catalogue.qualifications]
        .filter((row) => row.scheme === scheme)
        .map((row) => row.grade_set),
    );
    return [...scaleOrderFaults(facts, rows, sets), ...scaleGradeFaults(facts, rows, sets)];
  });
};

/** Every unit that earns uniform marks finds each of its grades (but U) in the scale of its scheme. */
export const scalesAreSet: CatalogueRule = (facts) => {
  const scale = new Set(facts.catalogue.uniform_scales.map((row) => `${row.scheme} ${row.grade}`));
  return facts.catalogue.units.flatMap((row) => {
    if (row.scheme !== "gce" && row.scheme !== "nationals") return [];
    const grades = [...ranksOf(facts, row.grade_set).keys()].filter((grade) => grade !== "U");
    const missing = grades.filter((grade) => !scale.has(`${row.scheme} ${grade}`));
    if (missing.length === 0) return [];
    const text = `uniform_scales has no ${row.scheme} share for ${missing.join(", ")}. Add it.`;
    return [fault("units", row, "grade_set", "scale-missing", text)];
  });
};

function thresholdSetFaults(facts: CatalogueFacts, rows: readonly Threshold[]): Fault[] {
  const qualification = facts.qualifications.get(rows[0]?.qualification ?? "");
  if (!qualification) return [];
  if (qualification.scheme === "linear") {
    const text = `${qualification.qualification} is linear: its boundaries are set each series, in boundaries.csv.`;
    return rows.map((row) => fault("thresholds", row, "qualification", "threshold-unwanted", text));
  }
  const ranks = ranksOf(facts, qualification.grade_set);
  const known = rows.filter((row) => ranks.has(row.grade) && ranks.get(row.grade) !== ranks.size);
  const most = qualification.max_total;
  return [
    ...rows
      .filter((row) => ranks.size > 0 && !known.includes(row))
      .map((row) => {
        const text = `${row.grade} is not a grade with a threshold in set ${qualification.grade_set}. Correct it.`;
        return fault("thresholds", row, "grade", "threshold-grade-unknown", text);
      }),
    ...notDecreasing(bestFirst(known, ranks), (row) => row.minimum).map((row) => {
      const text = `Grade ${row.grade} of ${row.qualification} is not below the next better grade. Lower it.`;
      return fault("thresholds", row, "minimum", "thresholds-not-decreasing", text);
    }),
    ...rows
      .filter((row) => most !== null && row.minimum > most)
      .map((row) => {
        const text = `${row.minimum} is above the greatest total of ${row.qualification}, ${most}. Lower it.`;
        return fault("thresholds", row, "minimum", "threshold-above-maximum", text);
      }),
  ];
}

type Scale = CatalogueRow<"uniform_scales">;

function scaleOrderFaults(facts: CatalogueFacts, rows: readonly Scale[], sets: ReadonlySet<string>): Fault[] {
  const wrong = new Set<Scale>(rows.filter((row) => row.percent > 100));
  for (const gradeSet of sets) {
    const inOrder = bestFirst(rows, ranksOf(facts, gradeSet));
    for (const row of notDecreasing(inOrder, (each) => each.percent)) wrong.add(row);
  }
  return [...wrong].map((row) => {
    const text = `${row.percent} percent at ${row.grade} is above 100 or not below the next better grade. Lower it.`;
    return fault("uniform_scales", row, "percent", "scale-not-decreasing", text);
  });
}

function scaleGradeFaults(facts: CatalogueFacts, rows: readonly Scale[], sets: ReadonlySet<string>): Fault[] {
  const grades = new Set([...sets].flatMap((set) => [...ranksOf(facts, set).keys()]).filter((grade) => grade !== "U"));
  return rows
    .filter((row) => !grades.has(row.grade))
    .map((row) => {
      const text = `No unit or qualification of scheme ${row.scheme} has a grade ${row.grade} above U. Correct it.`;
      return fault("uniform_scales", row, "grade", "scale-grade-unknown", text);
    });
}
