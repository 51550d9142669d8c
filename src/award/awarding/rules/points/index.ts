/** Points of Cambridge Technicals and schemes like it. */
export * from "./points.ts";
