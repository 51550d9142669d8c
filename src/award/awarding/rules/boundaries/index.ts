/** Grade boundaries: what they are and how those between judged ones are worked out. */
export * from "./boundary.ts";
export * from "./space-boundaries.ts";
