import type { CatalogueRow } from "../catalogue.ts";
import { ranksOf, type CatalogueFacts } from "../facts.ts";
import {
  scaleGradeUnknown,
  scaleMissing,
  scaleNotDecreasing,
  thresholdAboveMaximum,
  thresholdGradeUnknown,
  thresholdRowMissing,
  thresholdsMissing,
  thresholdsNotDecreasing,
  thresholdUnwanted,
} from "./figure-refusals.ts";
import { bestFirst, fault, missingGrades, notDecreasing, type CatalogueRule, type Fault } from "./fault.ts";

type Threshold = CatalogueRow<"thresholds">;

/** Thresholds are for grades (but U) of a qualification made of units, fall strictly and stay within its total. */
export const thresholdsAreInOrder: CatalogueRule = (facts) => {
  const sets = Map.groupBy(facts.catalogue.thresholds, (row) => `${row.qualification} ${row.series ?? ""}`);
  return [...sets.values()].flatMap((rows) => thresholdSetFaults(facts, rows));
};

/**
 * The thresholds in force in a series, its own rows before those of every series, are whole, as boundaries are. A* of
 * GCE has a rule of its own and no threshold.
 */
export const thresholdsAreWhole: CatalogueRule = (facts) =>
  [...Map.groupBy(facts.catalogue.thresholds, (row) => row.qualification)].flatMap(([code, rows]) => {
    const qualification = facts.qualifications.get(code);
    if (!qualification || qualification.scheme === "linear") return [];
    const ranks = ranksOf(facts, qualification.grade_set);
    const everySeries = rows.filter((row) => row.series === null);
    if (everySeries.length === 0) return [];
    return [...Map.groupBy(rows, (row) => row.series)].flatMap(([series, own]) => {
      const inForce = [...own, ...everySeries.filter((row) => !own.some((each) => each.grade === row.grade))];
      return missingGrades(inForce, ranks, true)
        .filter(({ grade }) => grade !== "A*" || qualification.scheme !== "gce")
        .map(({ grade, near }) => {
          const refusal = thresholdRowMissing.of({ grade, qualification: code, series: series ?? "every series" });
          return fault("thresholds", near, "grade", refusal);
        });
    });
  });

/** A qualification made of units has thresholds for every series, even when some series have their own. */
export const thresholdsAreSet: CatalogueRule = ({ catalogue }) => {
  const set = new Set(catalogue.thresholds.filter((row) => row.series === null).map((row) => row.qualification));
  return catalogue.qualifications
    .filter((row) => row.scheme !== "linear" && !set.has(row.qualification))
    .map((row) => {
      const refusal = thresholdsMissing.of({ qualification: row.qualification });
      return fault("qualifications", row, "qualification", refusal);
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
    const refusal = scaleMissing.of({ grades: missing.join(", "), scheme: row.scheme });
    return [fault("units", row, "grade_set", refusal)];
  });
};

function thresholdSetFaults(facts: CatalogueFacts, rows: readonly Threshold[]): Fault[] {
  const qualification = facts.qualifications.get(rows[0]?.qualification ?? "");
  if (!qualification) return [];
  if (qualification.scheme === "linear") {
    const refusal = thresholdUnwanted.of({ qualification: qualification.qualification });
    return rows.map((row) => fault("thresholds", row, "qualification", refusal));
  }
  const ranks = ranksOf(facts, qualification.grade_set);
  const known = rows.filter((row) => ranks.has(row.grade) && ranks.get(row.grade) !== ranks.size);
  const total = qualification.max_total;
  return [
    ...rows
      .filter((row) => ranks.size > 0 && !known.includes(row))
      .map((row) => {
        const refusal = thresholdGradeUnknown.of({ grade: row.grade, gradeSet: qualification.grade_set });
        return fault("thresholds", row, "grade", refusal);
      }),
    ...notDecreasing(bestFirst(known, ranks), (row) => row.minimum).map((row) => {
      const refusal = thresholdsNotDecreasing.of({ grade: row.grade, qualification: row.qualification });
      return fault("thresholds", row, "minimum", refusal);
    }),
    ...rows.flatMap((row) => {
      const { minimum, qualification: code } = row;
      if (total === null || minimum <= total) return [];
      const refusal = thresholdAboveMaximum.of({ minimum, qualification: code, total });
      return [fault("thresholds", row, "minimum", refusal)];
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
    const { percent, grade } = row;
    return fault("uniform_scales", row, "percent", scaleNotDecreasing.of({ percent, grade }));
  });
}

function scaleGradeFaults(facts: CatalogueFacts, rows: readonly Scale[], sets: ReadonlySet<string>): Fault[] {
  const grades = new Set([...sets].flatMap((set) => [...ranksOf(facts, set).keys()]).filter((grade) => grade !== "U"));
  return rows
    .filter((row) => !grades.has(row.grade))
    .map((row) => {
      const { scheme, grade } = row;
      return fault("uniform_scales", row, "grade", scaleGradeUnknown.of({ scheme, grade }));
    });
}
