import type { CatalogueRow } from "../catalogue.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";

/** The greatest mark, hours and uniform mark are filled in exactly where the scheme needs them. */
export const qualificationsFitTheirScheme: CatalogueRule = ({ catalogue }) =>
  catalogue.qualifications.flatMap((row) => {
    const wanted = row.scheme !== "points";
    if ((row.max_total !== null) === wanted) return [];
    const text = wanted ? "Fill in the greatest total." : "Points have no greatest total. Leave it blank.";
    return [fault("qualifications", row, "max_total", "qualification-max-total", text)];
  });

/** Units with uniform marks say how many; units with points or claims say their hours, which fix their points. */
export const unitsFitTheirScheme: CatalogueRule = ({ catalogue }) =>
  catalogue.units.flatMap((row) => {
    const uniform = row.scheme === "gce" || row.scheme === "nationals";
    const faults: Fault[] = [];
    if ((row.max_uniform !== null) !== uniform) {
      const text = uniform ? "Fill in the greatest uniform mark." : "This unit has no uniform mark. Leave it blank.";
      faults.push(fault("units", row, "max_uniform", "unit-max-uniform", text));
    }
    if (!uniform && row.glh === null) {
      const text = "Points depend on the guided learning hours of the unit. Fill them in.";
      faults.push(fault("units", row, "glh", "unit-hours-missing", text));
    }
    return faults;
  });

/** Marks come from examiners for exams, from teachers for centre-marked work; a claimed grade has no greatest mark. */
export const componentsFitTheirAssessment: CatalogueRule = ({ catalogue }) =>
  catalogue.components.flatMap((row) => {
    const faults: Fault[] = [];
    if ((row.assessment === "exam") !== (row.teacher_marks === "N")) {
      const text = "Write N for exams, Y or G for centre-marked work.";
      faults.push(fault("components", row, "teacher_marks", "component-teacher-marks", text));
    }
    if ((row.max_mark === null) !== (row.teacher_marks === "G")) {
      const text = row.teacher_marks === "G" ? "A claim has no mark. Leave it blank." : "Fill in the greatest mark.";
      faults.push(fault("components", row, "max_mark", "component-max-mark", text));
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
    const text = `${row.component} and the unit of ${row.option} differ on whether the grade is claimed. Correct one.`;
    return [fault("option_components", row, "component", "claim-mismatch", text)];
  });

/** Grades rank 1, 2, 3… and the last is U. */
export const gradeSetsAreRanked: CatalogueRule = (facts) =>
  [...facts.gradeSets.values()].flatMap((rows) => rows.flatMap((row, index) => rankFaults(row, index, rows.length)));

function rankFaults(row: CatalogueRow<"grade_sets">, index: number, count: number): Fault[] {
  const faults: Fault[] = [];
  if (row.rank !== index + 1) {
    const text = `The ranks of ${row.grade_set} must be 1 to ${count} without gaps; this one should be ${index + 1}.`;
    faults.push(fault("grade_sets", row, "rank", "grade-rank", text));
  }
  if ((row.grade === "U") !== (index === count - 1)) {
    faults.push(fault("grade_sets", row, "grade", "grade-u-last", `U, and only U, comes last.`));
  }
  return faults;
}
