/** The words everyone shares. */
export * from "./decision.ts";
export * from "./refusal.ts";
export * from "./life-cycle.ts";
export * from "./fraction.ts";
export * from "./money.ts";
export * from "./count-words.ts";
export * from "./dates.ts";
export * from "./count-days.ts";
export * from "./full-name.ts";
export * from "./one-line.ts";
export * from "./check-characters.ts";
export * from "./table-shape.ts";
export * from "./slices.ts";
export * from "./command.ts";
export { identifierRefusals, nameNotOneLine } from "./refusals.ts";
