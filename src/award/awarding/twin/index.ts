/** The second calculation of an award. */
export * from "./award-twin.ts";
export * from "./twin-input.ts";
export type * from "./twin-catalogue-rows.ts";
