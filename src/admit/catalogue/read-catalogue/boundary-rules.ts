import { compare, fraction, type Fraction } from "#kernel";
import type { CatalogueRow } from "../catalogue.ts";
import { maxWeightedMark, optionsOfUnit, ranksOf, type CatalogueFacts } from "../facts.ts";
import {
  boundariesNotDecreasing,
  boundaryAboveMaximum,
  boundaryCodeUnknown,
  boundaryGradeUnknown,
  boundaryRowMissing,
} from "./figure-refusals.ts";
import { bestFirst, fault, missingGrades, notDecreasing, type CatalogueRule } from "./fault.ts";

type Boundary = CatalogueRow<"boundaries">;

/**
 * What boundaries are about: the grade set, the maximum mark, and whether every grade can be earned (a tier gives only
 * some). Absent when the code is not of that kind.
 */
type Target = { readonly gradeSet: string; readonly max: Fraction | undefined; readonly everyGrade: boolean };

/** Boundaries belong to award options, to units with marks, or to components with marks. */
export const boundariesHaveTargets: CatalogueRule = (facts) =>
  eachSet(facts).flatMap(({ rows, first, target }) => {
    if (!target) {
      const refusal = boundaryCodeUnknown.of({ target: first.target, code: first.code });
      return rows.map((row) => fault("boundaries", row, "code", refusal));
    }
    return [];
  });

/** Every boundary is for a grade of the set, but not for the last one (U), which needs no mark. */
export const boundaryGradesExist: CatalogueRule = (facts) =>
  eachSet(facts).flatMap(({ rows, target }) => {
    const ranks = target ? ranksOf(facts, target.gradeSet) : undefined;
    if (!target || !ranks || ranks.size === 0) return [];
    return rows
      .filter((row) => !ranks.has(row.grade) || ranks.get(row.grade) === ranks.size)
      .map((row) => {
        const refusal = boundaryGradeUnknown.of({ grade: row.grade, gradeSet: target.gradeSet });
        return fault("boundaries", row, "grade", refusal);
      });
  });

/** A better grade needs a higher mark: boundaries fall strictly. */
export const boundariesDecrease: CatalogueRule = (facts) =>
  eachSet(facts).flatMap(({ rows, target }) => {
    const ranks = ranksOf(facts, target?.gradeSet);
    return notDecreasing(bestFirst(rows, ranks), (row) => row.mark).map((row) => {
      const { grade, code, series } = row;
      return fault("boundaries", row, "mark", boundariesNotDecreasing.of({ grade, code, series }));
    });
  });

/**
 * A set of boundaries is whole. A row that was lost between two others, or at an end where there are no tiers, would
 * give everybody who earned its grade the next one down.
 */
export const boundariesAreWhole: CatalogueRule = (facts) =>
  eachSet(facts).flatMap(({ rows, target }) => {
    if (!target) return [];
    return missingGrades(rows, ranksOf(facts, target.gradeSet), target.everyGrade).map(({ grade, near }) =>
      fault("boundaries", near, "grade", boundaryRowMissing.of({ grade, code: near.code, series: near.series })),
    );
  });

/** No boundary is above the maximum mark. */
export const boundariesAreWithinReach: CatalogueRule = (facts) =>
  eachSet(facts).flatMap(({ rows, target }) => {
    const max = target?.max;
    if (!max) return [];
    return rows
      .filter((row) => compare(fraction(row.mark), max) > 0)
      .map((row) => {
        const { grade, code, mark } = row;
        return fault("boundaries", row, "mark", boundaryAboveMaximum.of({ grade, code, mark }));
      });
  });

type BoundarySet = {
  readonly rows: readonly Boundary[];
  readonly first: Boundary;
  readonly target: Target | undefined;
};

function eachSet(facts: CatalogueFacts): readonly BoundarySet[] {
  const bySet = Map.groupBy(facts.catalogue.boundaries, (row) => `${row.series} ${row.target} ${row.code}`);
  return [...bySet.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? [{ rows, first, target: findTarget(facts, first) }] : [];
  });
}

function findTarget(facts: CatalogueFacts, row: Boundary): Target | undefined {
  switch (row.target) {
    case "option":
      return optionTarget(facts, row.code);
    case "unit":
      return unitTarget(facts, row.code);
    case "component":
      return componentTarget(facts, row.code);
  }
}

function optionTarget(facts: CatalogueFacts, code: string): Target | undefined {
  const option = facts.options.get(code);
  const gradeSet = facts.qualifications.get(option?.qualification ?? "")?.grade_set;
  if (option?.kind !== "award" || !gradeSet) return undefined;
  return { gradeSet, max: maxWeightedMark(facts, code), everyGrade: option.tier === null };
}

function unitTarget(facts: CatalogueFacts, code: string): Target | undefined {
  const unit = facts.units.get(code);
  if (!unit || unit.scheme === "claim") return undefined;
  const [option] = optionsOfUnit(facts, code);
  return { gradeSet: unit.grade_set, max: option && maxWeightedMark(facts, option.option), everyGrade: true };
}

function componentTarget(facts: CatalogueFacts, code: string): Target | undefined {
  const mark = facts.components.get(code)?.max_mark;
  if (mark === undefined || mark === null) return undefined;
  const option = facts.options.get(facts.componentOptions.get(code)?.[0]?.option ?? "");
  const graded = facts.qualifications.get(option?.qualification ?? "") ?? facts.units.get(option?.unit ?? "");
  return graded && { gradeSet: graded.grade_set, max: fraction(mark), everyGrade: false };
}
