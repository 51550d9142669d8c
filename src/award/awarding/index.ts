/** Awarding: rules, award runs, the second calculation, the bank of units and what explains a result. */

export * from "./rules/index.ts";
export * from "./twin/index.ts";
export { toolboxCommands } from "./toolbox/index.ts";
export { convertHeader, readConvertUnit } from "./toolbox/convert-row.ts";
export { notionalOf } from "./run-award/option-outcomes.ts";
export { calculateAward, type Calculated, type Calculation } from "./run-award/calculate-award.ts";
export { beginAward, runAward, type AwardOrder, type AwardProgress, type StartedAward } from "./run-award/run-award.ts";
export { noteIssue } from "./run-award/note-issue.ts";
export { awardCauses, type AwardCause } from "./run-award/rule.ts";
export type { AwardAnswer } from "./record-award/record-award.ts";
export { secondCalculation, type Difference, type SecondCalculation } from "./second-calculation/index.ts";
export * from "./explain-result/index.ts";
export { findAwardRun, listAwardRuns, type AwardRun, type AwardRunRecord, type AwardStatus } from "./award-runs.ts";
export { bankUnitResults, type UnitsBanked } from "./bank-unit-results/bank-unit-results.ts";
export { bankedUnitsTable } from "./bank-unit-results/banked-units-table.ts";
