import { field, letter, type RecordOf } from "./layout.ts";

/** E5 and A5, version 14, with twelve slots. The meaning of 97 to 108 is not published; see the README. */
export const entryLayout = {
  digit: "5",
  length: 192,
  fields: [
    letter("E", "A"),
    field("status", 3, 1, "text"),
    field("centre", 4, 5, "digits"),
    field("candidate", 9, 4, "digits"),
    field("name", 13, 40, "text"),
    field("sex", 53, 1, "text"),
    field("dateOfBirth", 54, 6, "digits"),
    field("uci", 60, 13, "text"),
    field("upn", 73, 13, "text"),
    field("uln", 86, 10, "text"),
    field("qualifier", 96, 1, "text"),
    field("ownCentre", 97, 5, "text"),
    field("ownCandidate", 102, 4, "text"),
    field("documentGroup", 106, 3, "text"),
    field("slots", 109, 84, "slots"),
  ],
} as const;

/** R5, our own design (P1). Columns 1 to 72 are as in E5. */
export const resultLayout = {
  digit: "5",
  length: 108,
  fields: [
    letter("R"),
    field("status", 3, 1, "text"),
    field("centre", 4, 5, "digits"),
    field("candidate", 9, 4, "digits"),
    field("name", 13, 40, "text"),
    field("sex", 53, 1, "text"),
    field("dateOfBirth", 54, 6, "digits"),
    field("uci", 60, 13, "text"),
    field("uln", 73, 10, "text"),
    field("resultOption", 83, 6, "text"),
    field("entryOption", 89, 6, "text"),
    field("resultType", 95, 1, "text"),
    field("grades", 96, 12, "text"),
    field("change", 108, 1, "text"),
  ],
} as const;

/** F5, our own design (P1): a forecast for one candidate and option. */
export const forecastLayout = {
  digit: "5",
  length: 75,
  fields: [
    letter("F"),
    field("status", 3, 1, "text"),
    field("centre", 4, 5, "digits"),
    field("candidate", 9, 4, "digits"),
    field("name", 13, 40, "text"),
    field("uci", 53, 13, "text"),
    field("option", 66, 6, "text"),
    field("firstGrade", 72, 2, "text"),
    field("secondGrade", 74, 2, "text"),
  ],
} as const;

/** M5, our own design (P1): the centre's mark for one candidate, option and component. */
export const markLayout = {
  digit: "5",
  length: 92,
  fields: [
    letter("M"),
    field("status", 3, 1, "text"),
    field("centre", 4, 5, "digits"),
    field("candidate", 9, 4, "digits"),
    field("name", 13, 40, "text"),
    field("uci", 53, 13, "text"),
    field("option", 66, 6, "text"),
    field("component", 72, 12, "text"),
    field("mark", 84, 3, "number-or-blank"),
    field("grade", 87, 2, "text"),
    field("markStatus", 89, 1, "text"),
    field("teachingSet", 90, 3, "text"),
  ],
} as const;

/** E5 or A5: a candidate and all options of the candidate. `dateOfBirth` is DDMMYY; `findBirthDay` gives the day. */
export type EntryRecord = RecordOf<typeof entryLayout>;
export type ResultLine = RecordOf<typeof resultLayout>;
export type ForecastRecord = RecordOf<typeof forecastLayout>;
export type MarkRecord = RecordOf<typeof markLayout>;
