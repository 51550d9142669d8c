/** Grades from sums of uniform marks. */
export * from "./uniform-total.ts";
