/** Awarding: rules, award runs, the second calculation and what explains a result. */
export * from "./rules/index.ts";
export { notionalOf } from "./run-award/option-outcomes.ts";
export { convertHeader, readConvertUnit } from "./toolbox/convert-row.ts";
