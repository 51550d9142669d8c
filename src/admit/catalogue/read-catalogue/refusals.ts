import { defineRefusal } from "#kernel";

// References between files.
export const referenceMissing = defineRefusal(
  "reference-missing",
  "There is no “{value}” in {file}.csv. Add it there, or correct “{column}” here.",
);
export const groupMissing = defineRefusal(
  "group-missing",
  "{qualification} has no group “{group}”. Add it to combination_groups.csv, or correct the name.",
);
export const sourceMissing = defineRefusal(
  "source-missing",
  "A published row must name its source. Fill in “source”, or change the status to sample.",
);

// Qualifications, units, components and grades.
export const gradeRank = defineRefusal(
  "grade-rank",
  "The ranks of {gradeSet} must be 1 to {count} without gaps. Change this rank to {rank}.",
);
export const gradeULast = defineRefusal("grade-u-last", "The last grade of a set must be U. Correct the ranks.");
export const qualificationTotalMissing = defineRefusal(
  "qualification-total-missing",
  "{qualification} needs a maximum total. Fill in max_total.",
);
export const qualificationTotalUnwanted = defineRefusal(
  "qualification-total-unwanted",
  "{qualification} is graded by points, so it has no maximum total. Leave max_total blank.",
);
export const unitUniformMissing = defineRefusal(
  "unit-uniform-missing",
  "{unit} needs a maximum uniform mark. Fill in max_uniform.",
);
export const unitUniformUnwanted = defineRefusal(
  "unit-uniform-unwanted",
  "{unit} has no uniform marks. Leave max_uniform blank.",
);
export const unitHoursMissing = defineRefusal(
  "unit-hours-missing",
  "The points of {unit} depend on its guided learning hours. Fill in glh.",
);
export const componentTeacherMarks = defineRefusal(
  "component-teacher-marks",
  "Teachers do not mark exams. Write N for an exam, and Y or G for centre-marked work.",
);
export const componentMarkMissing = defineRefusal(
  "component-mark-missing",
  "{component} needs a maximum mark. Fill in max_mark.",
);
export const componentMarkUnwanted = defineRefusal(
  "component-mark-unwanted",
  "Centres claim a grade for {component}, not a mark. Leave max_mark blank.",
);
export const claimMismatch = defineRefusal(
  "claim-mismatch",
  "{component} and the unit of {option} differ on whether the grade is claimed. Correct one of them.",
);

// Options.
export const optionKindScheme = defineRefusal(
  "option-kind-scheme",
  "{qualification} is {scheme}, so {option} cannot be {kind}. Use award for linear, certification for the others.",
);
export const optionCodeTaken = defineRefusal(
  "option-code-taken",
  "{option} is the code of another qualification or unit. Give the option a different code.",
);
export const totalMismatch = defineRefusal(
  "total-mismatch",
  "The components of {option} make a total of {total}, but max_total is {expected}. Correct one of them.",
  { source: "OCR, calculating grades of linear qualifications" },
);
export const unitTotalsDiffer = defineRefusal(
  "unit-totals-differ",
  "{option} is out of {total}, but {first} is out of {expected}. Give all options of a unit the same total.",
);
export const factorZero = defineRefusal("factor-zero", "The factor is 0. Use a factor above 0.");
export const pairOrder = defineRefusal("pair-order", "Put the lower code first: {lower}, {higher}.");
export const pairWithItself = defineRefusal(
  "pair-with-itself",
  "{option} is barred with itself, so no one could enter it. Name another option.",
);
export const optionWithoutQualification = defineRefusal(
  "option-without-qualification",
  "{option} is {kind} but names no qualification. Fill in the qualification.",
);
export const optionWithoutUnit = defineRefusal("option-without-unit", "{option} names no unit. Fill in the unit.");
export const optionWithoutComponents = defineRefusal(
  "option-without-components",
  "{option} has no components, so nothing can be marked. Add them to option_components.csv.",
);
export const optionQualificationUnwanted = defineRefusal(
  "option-qualification-unwanted",
  "{option} is for a unit, which can count towards several qualifications. Leave the qualification blank.",
);
export const optionUnitUnwanted = defineRefusal(
  "option-unit-unwanted",
  "{option} is {kind}, so it cannot name a unit. Leave the unit blank.",
);
export const certificationWithComponents = defineRefusal(
  "certification-with-components",
  "{option} is graded from units, so it has no components. Remove them from option_components.csv.",
);

// Rules of combination.
export const combinationUnwanted = defineRefusal(
  "combination-unwanted",
  "{qualification} is linear, so it has no groups of units. Remove them, or change the scheme.",
);
export const combinationMissing = defineRefusal(
  "combination-missing",
  "{qualification} is {scheme} but has no units. Add them to combination_groups.csv and combination_units.csv.",
);
export const groupChoosesNone = defineRefusal(
  "group-chooses-none",
  "“{group}” of {qualification} chooses no unit. Change “choose” to 1 or more.",
);
export const groupTooSmall = defineRefusal(
  "group-too-small",
  "“{group}” of {qualification} chooses {choose} units but has {count}. Add units, or choose fewer.",
);
export const mandatoryGroupChoice = defineRefusal(
  "mandatory-group-choice",
  "“{group}” of {qualification} is mandatory, so it must choose all {count} of its units, not {choose}. Correct one.",
);
export const unitIsQualification = defineRefusal(
  "unit-is-qualification",
  "{unit} is the code of a qualification, and only units count towards one. Give the unit a different code.",
);
export const unitScheme = defineRefusal(
  "unit-scheme",
  "{unit} is {unitScheme}, so it cannot count towards {qualification}, which is {scheme}. Correct one of them.",
);
export const groupHoursDiffer = defineRefusal(
  "group-hours-differ",
  "The units of “{group}” have different guided learning hours ({sizes}). Put each size in a group of its own.",
);
export const groupUniformDiffers = defineRefusal(
  "group-uniform-differs",
  "The units of “{group}” have different maximum uniform marks ({sizes}). Put each size in a group of its own.",
);
export const uniformTotalMismatch = defineRefusal(
  "uniform-total-mismatch",
  "The units that count make {total} uniform marks, but max_total is {expected}. Correct one of them.",
);
export const combinationCircle = defineRefusal(
  "combination-circle",
  "{qualification} is made of {unit}, which is made of {qualification}. Remove one of the two.",
);
