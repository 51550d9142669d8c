/** Marks and grades when something went wrong: special consideration, missing work, assessed grades. */
export * from "./mark-addition.ts";
export * from "./z-score.ts";
export * from "./assessed-grade.ts";
