/** Which unit results count towards a qualification. */
export * from "./unit-result.ts";
export * from "./attempt-that-counts.ts";
export * from "./objective.ts";
export * from "./combination.ts";
export type * from "./explain-rejected.ts";
