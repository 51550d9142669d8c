/** Grade boundaries: what they are and how those between judged ones are worked out. */
export * from "./boundary.ts";
export * from "./space-boundaries.ts";
export * from "./unit-grades.ts";
export * from "./gcse-grades.ts";
export * from "./legacy-gcse-grades.ts";
export * from "./grade-nine.ts";
export * from "./overall-boundaries.ts";
export * from "./judged-grades.ts";
