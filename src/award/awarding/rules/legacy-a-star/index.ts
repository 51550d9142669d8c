/** A* of legacy A levels. */
export * from "./a-star.ts";
