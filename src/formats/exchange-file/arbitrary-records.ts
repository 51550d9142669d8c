import fc from "fast-check";
import { completeUci } from "#kernel";
import type { GradesBlock } from "../grades-block.ts";
import { foldName } from "../person-name.ts";
import type { ExchangeRecord } from "./records.ts";

/** Random data records for the tests: sound enough that a reader has no fault to find in them. */
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const printed = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

export const optionCode = text(`${capitals}0123456789`, 4, 6);
const uci = fc
  .tuple(digits(5), fc.constantFrom(..."0ABCEG"), digits(2), fc.integer({ min: 1, max: 9999 }))
  .map(([centre, issuer, year, serial]) => completeUci(centre + issuer + year + String(serial).padStart(4, "0")))
  .map((completed) => (completed.ok ? completed.value : ""));
const uln = fc.constantFrom("", "9276308686");
const name = fc
  .tuple(text(`${capitals}'.()/- `, 1, 30), text(`${capitals}'.()/- `, 0, 30))
  .map(([surname, forenames]) => foldName(surname, forenames))
  .filter((folded) => !folded.startsWith(":"));
const candidate = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, "0"));
const grade = text(printed, 0, 2);
const gradeset = text(capitals, 0, 4);
const componentCode = text(`${capitals}/0123456789`, 1, 12);
const title = text([...printed, " "], 0, 36).map((words) => words.trimEnd());
const born = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 70, max: 99 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(""));
const person = { status: fc.constantFrom("C", "P"), centre: fc.constant("99999"), candidate, name, uci };
const details = { ...person, sex: fc.constantFrom("M", "F", ""), dateOfBirth: born };
const day = fc.constantFrom("2026-05-15", "2024-02-29", null);

function text(unit: string | readonly string[], minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength });
}

function digits(length: number): fc.Arbitrary<string> {
  return text("0123456789", length, length);
}

function whole(max: number): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 0, max }));
}

const slot = fc.record({ option: optionCode, extra: fc.constantFrom(" ", "Z", "1") });

export const entry = (type: "E" | "A") =>
  fc.record({
    type: fc.constant(type),
    ...details,
    upn: text(`${capitals}0123456789`, 0, 13),
    uln,
    qualifier: fc.constantFrom("", "G", "P"),
    ownCentre: fc.constantFrom("", "88888"),
    ownCandidate: fc.constantFrom("", "0042"),
    documentGroup: text(capitals, 0, 3),
    slots: fc.uniqueArray(slot, { maxLength: 12, selector: (each) => each.option }),
  });

const flags = fc.record({
  first: fc.boolean(),
  second: fc.boolean(),
  firstEndorsement: fc.boolean(),
  secondEndorsement: fc.boolean(),
});
export const gradeBlock = fc.record({
  kind: fc.constant("grades" as const),
  first: grade,
  second: grade,
  firstEndorsement: grade,
  secondEndorsement: grade,
  absent: flags,
});
export const scoreBlock = (max: number, mayBeAbsent: boolean) =>
  fc.record({
    kind: fc.constant("score" as const),
    score: whole(max),
    grade,
    absent: mayBeAbsent ? fc.boolean() : fc.constant(false),
  });

const resultWith = (types: readonly string[], grades: fc.Arbitrary<GradesBlock>) =>
  fc.record({
    type: fc.constant("R" as const),
    ...details,
    uln,
    resultOption: optionCode,
    entryOption: optionCode,
    resultType: fc.constantFrom(...types),
    grades,
    change: fc.constantFrom("", "A", "D"),
  });

const mark = fc.record({
  type: fc.constant("M" as const),
  ...person,
  option: optionCode,
  component: componentCode,
  mark: fc.integer({ min: 0, max: 999 }),
  grade: fc.constant(""),
  markStatus: fc.constantFrom("", "P"),
  teachingSet: text(capitals, 0, 3),
});

/** A random record of each file type. */
export const arbitraryRecords = {
  E: entry("E"),
  A: entry("A"),
  R: fc.oneof(
    resultWith(["1", "2", "3"], gradeBlock),
    resultWith(["U", "M"], scoreBlock(999, false)),
    resultWith(["B", "C"], scoreBlock(9999, true)),
  ),
  M: fc.oneof(
    mark,
    mark.map((each) => ({ ...each, mark: null, markStatus: "A" })),
    mark.map((each) => ({ ...each, mark: null, grade: "D*", markStatus: "" })),
  ),
  F: fc.record({
    type: fc.constant("F" as const),
    ...person,
    option: optionCode,
    firstGrade: text(printed, 1, 2),
    secondGrade: grade,
  }),
  S: fc.record({ type: fc.constant("S" as const), syllabus: optionCode, title }),
  O: fc.record({
    type: fc.constant("O" as const),
    option: optionCode,
    syllabus: optionCode,
    qualification: text(capitals, 0, 4),
    level: text(capitals, 0, 3),
    item: fc.constantFrom("C", "U", "B"),
    unitQualification: text(capitals, 0, 4),
    unitLevel: text(capitals, 0, 3),
    process: fc.constantFrom("E", "R"),
    discountCode: text(capitals, 0, 4),
    qan: digits(8),
    title,
    feeDefined: fc.constantFrom("Y", "N"),
    fee: whole(99999),
    firstForecastGradeset: gradeset,
    secondForecastGradeset: gradeset,
    resultType: fc.constantFrom(..."123UMBC"),
    firstGradeset: gradeset,
    secondGradeset: gradeset,
    firstEndorsementGradeset: gradeset,
    secondEndorsementGradeset: gradeset,
    maximumMark: whole(999),
    components: whole(99),
  }),
  C: fc.record({
    type: fc.constant("C" as const),
    component: componentCode,
    title,
    teacherMarks: fc.constantFrom("N", "Y", "G"),
    maximumMark: whole(999),
    gradeset,
    marksDue: day,
    timetabled: fc.constantFrom("Y", "N"),
    examDay: day,
    session: fc.constantFrom("A", "P", "E", "X"),
    minutes: whole(999),
  }),
  L: fc.record({ type: fc.constant("L" as const), option: optionCode, component: componentCode }),
  D: fc.uniqueArray(optionCode, { minLength: 2, maxLength: 2 }).chain((pair) => {
    const [option = "", otherOption = ""] = pair.toSorted();
    return fc.record({
      type: fc.constant("D" as const),
      option: fc.constant(option),
      otherOption: fc.constant(otherOption),
      rule: fc.constantFrom("S", "Y"),
      reason: title,
    });
  }),
} satisfies Record<ExchangeRecord["type"], fc.Arbitrary<ExchangeRecord>>;
