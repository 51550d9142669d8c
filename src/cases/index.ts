/** Cases: somebody asks, against a clock; somebody answers. Modules below declare the kinds. */
export { defineCase, type Move, ownText } from "./case-kind.ts";
export type { CaseRow } from "./case-row.ts";
export { casesOf } from "./cases-of.ts";
export { type StandingCases, standingCases } from "./standing-cases.ts";
