import type { CatalogueRow } from "../catalogue.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";
import {
  claimMismatch,
  componentMarkMissing,
  componentMarkUnwanted,
  componentTeacherMarks,
  gradeRank,
  gradeULast,
  qualificationTotalMissing,
  qualificationTotalUnwanted,
  unitHoursMissing,
  unitUniformMissing,
  unitUniformUnwanted,
} from "./refusals.ts";

/** The maximum total is filled in exactly where the scheme needs it. */
export const qualificationsFitTheirScheme: CatalogueRule = ({ catalogue }) =>
  catalogue.qualifications.flatMap((row) => {
    const wanted = row.scheme !== "points";
    if ((row.max_total !== null) === wanted) return [];
    const { qualification } = row;
    const kind = wanted ? qualificationTotalMissing : qualificationTotalUnwanted;
    return [fault("qualifications", row, "max_total", kind.of({ qualification }))];
  });

/** Units with uniform marks have a maximum; units with points or claims have hours, which decide their points. */
export const unitsFitTheirScheme: CatalogueRule = ({ catalogue }) =>
  catalogue.units.flatMap((row) => {
    const { unit } = row;
    const uniform = row.scheme === "gce" || row.scheme === "nationals";
    const faults: Fault[] = [];
    if ((row.max_uniform !== null) !== uniform) {
      const kind = uniform ? unitUniformMissing : unitUniformUnwanted;
      faults.push(fault("units", row, "max_uniform", kind.of({ unit })));
    }
    if (!uniform && row.glh === null) {
      faults.push(fault("units", row, "glh", unitHoursMissing.of({ unit })));
    }
    return faults;
  });

/** Examiners mark exams and teachers mark centre-marked work; a claimed grade has no maximum mark. */
export const componentsFitTheirAssessment: CatalogueRule = ({ catalogue }) =>
  catalogue.components.flatMap((row) => {
    const faults: Fault[] = [];
    if ((row.assessment === "exam") !== (row.teacher_marks === "N")) {
      faults.push(fault("components", row, "teacher_marks", componentTeacherMarks.of()));
    }
    if ((row.max_mark === null) !== (row.teacher_marks === "G")) {
      const kind = row.teacher_marks === "G" ? componentMarkUnwanted : componentMarkMissing;
      faults.push(fault("components", row, "max_mark", kind.of({ component: row.component })));
    }
    return faults;
  });

/** The components of a claimed unit are claims, and no others are. */
export const claimsAreClaimed: CatalogueRule = (facts) =>
  facts.catalogue.option_components.flatMap((row) => {
    const [component, option] = [facts.components.get(row.component), facts.options.get(row.option)];
    if (!component || !option) return [];
    const claimed = facts.units.get(option.unit ?? "")?.scheme === "claim";
    if ((component.teacher_marks === "G") === claimed) return [];
    const refusal = claimMismatch.of({ component: row.component, option: row.option });
    return [fault("option_components", row, "component", refusal)];
  });

/** Grades rank 1, 2, 3… and the last is U. */
export const gradeSetsAreRanked: CatalogueRule = (facts) =>
  [...facts.gradeSets.values()].flatMap((rows) => rows.flatMap((row, index) => rankFaults(row, index, rows.length)));

function rankFaults(row: CatalogueRow<"grade_sets">, index: number, count: number): Fault[] {
  const faults: Fault[] = [];
  if (row.rank !== index + 1) {
    const refusal = gradeRank.of({ gradeSet: row.grade_set, count, rank: index + 1 });
    faults.push(fault("grade_sets", row, "rank", refusal));
  }
  if ((row.grade === "U") !== (index === count - 1)) {
    faults.push(fault("grade_sets", row, "grade", gradeULast.of()));
  }
  return faults;
}
