/** Raw marks to uniform marks. */
export * from "./scale.ts";
export * from "./uniform-unit.ts";
export * from "./check-unit.ts";
export * from "./knots.ts";
export * from "./conversion.ts";
export * from "./tiered-unit.ts";
