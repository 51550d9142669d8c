import { field, letter, type Layout, type RecordOf } from "./layout.ts";

/** S5: what options belong to. */
export const syllabusLayout = {
  digit: "5",
  length: 45,
  fields: [letter("S"), field("syllabus", 3, 6, "text"), field("title", 10, 36, "text")],
} as const;

const optionFields = [
  letter("O"),
  field("option", 3, 6, "text"),
  field("syllabus", 9, 6, "text"),
  field("qualification", 15, 4, "text"),
  field("level", 19, 3, "text"),
  field("item", 22, 1, "text"),
  field("unitQualification", 23, 4, "text"),
  field("unitLevel", 27, 3, "text"),
  field("process", 30, 1, "text"),
  field("discountCode", 31, 4, "text"),
  field("qan", 35, 8, "text"),
  field("title", 43, 36, "text"),
  field("feeDefined", 79, 1, "text"),
  field("fee", 80, 5, "number-or-blank"),
  field("firstForecastGradeset", 85, 4, "text"),
  field("secondForecastGradeset", 89, 4, "text"),
  field("resultType", 93, 1, "text"),
  field("firstGradeset", 94, 4, "text"),
  field("secondGradeset", 98, 4, "text"),
  field("firstEndorsementGradeset", 102, 4, "text"),
  field("secondEndorsementGradeset", 106, 4, "text"),
] as const;

/** O5 of versions 13 and 14: what is entered or certificated. */
export const optionLayout = {
  digit: "5",
  length: 115,
  fields: [
    ...optionFields,
    field("maximumMark", 110, 4, "number-or-blank"),
    field("components", 114, 2, "number-or-blank"),
  ],
} as const;

/** O5 of version 12: the maximum mark has three digits. */
export const optionLayout12 = {
  digit: "5",
  length: 114,
  fields: [
    ...optionFields,
    field("maximumMark", 110, 3, "number-or-blank"),
    field("components", 113, 2, "number-or-blank"),
  ],
} as const;

/** C5 of versions 12 to 14: what is timetabled or marked. */
export const componentLayout = {
  digit: "5",
  length: 75,
  fields: [
    letter("C"),
    field("component", 3, 12, "text"),
    field("title", 15, 36, "text"),
    field("teacherMarks", 51, 1, "text"),
    field("maximumMark", 52, 3, "number-or-blank"),
    field("gradeset", 55, 4, "text"),
    field("marksDue", 59, 6, "day-or-blank"),
    field("timetabled", 65, 1, "text"),
    field("examDay", 66, 6, "day-or-blank"),
    field("session", 72, 1, "text"),
    field("minutes", 73, 3, "number-or-blank"),
  ],
} as const;

/** L5: a component of an option. */
export const linkLayout = {
  digit: "5",
  length: 26,
  fields: [letter("L"), field("option", 3, 6, "text"), field("component", 9, 12, "text")],
} as const;

/** D5, our own design (P1): two options that may not be entered together; rule S same series, Y same academic year. */
export const pairLayout = {
  digit: "5",
  length: 51,
  fields: [
    letter("D"),
    field("option", 3, 6, "text"),
    field("otherOption", 9, 6, "text"),
    field("rule", 15, 1, "text"),
    field("reason", 16, 36, "text"),
  ],
} as const satisfies Layout;

export type SyllabusRecord = RecordOf<typeof syllabusLayout>;
export type OptionRecord = RecordOf<typeof optionLayout>;
export type ComponentRecord = RecordOf<typeof componentLayout>;
export type LinkRecord = RecordOf<typeof linkLayout>;
export type PairRecord = RecordOf<typeof pairLayout>;
