import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExchangeFile } from "../../../formats/exchange-file/parse-exchange-file.ts";
import type { ResultRow } from "../queries.ts";
import { sampleResult } from "../sample-result.ts";
import { resultFile } from "./result-file.ts";

const about = {
  awardingBody: "90",
  centreId: "99999",
  postcode: "AB1 2CD",
  series: "6A26",
  sequence: 1,
  madeOn: "2026-08-19",
};
const score = (value: number | null, grade: string, absent = false) => ({ kind: "score", score: value, grade, absent });
const grades = (first: string, second = "", third = "", absent = false) => ({
  kind: "grades",
  first,
  second,
  firstEndorsement: third,
  secondEndorsement: "",
  absent: { first: absent, second: false, firstEndorsement: false, secondEndorsement: false },
});

function read(results: readonly ResultRow[]) {
  const made = resultFile(about, results);
  const found = parseExchangeFile(made.name, made.bytes);
  expect(found.faults).toEqual([]);
  return { ...made, records: found.centres.flatMap((centre) => centre.records) };
}

test.each<[string, Partial<ResultRow>, string, object]>([
  ["a linear grade with its mark", {}, "C", score(187, "7")],
  ["partial absence", { partialAbsence: true }, "C", score(187, "7", true)],
  ["ungraded, with no mark at all", { grade: "U", total: 0 }, "C", score(0, "U")],
  ["no result hides the absence", { status: "no-result", grade: null, partialAbsence: true }, "C", score(null, "X")],
  ["pending", { status: "pending", grade: null }, "C", score(null, "Q")],
  ["an A level", { grade: "A*", total: 812 }, "C", score(812, "A*")],
  ["uniform marks", { scheme: "nationals", grade: "*2", uniform: 186, total: 186 }, "B", score(186, "*2")],
  ["uniform marks of a legacy unit", { scheme: "gce", kind: "unit", grade: "B", uniform: 61 }, "B", score(61, "B")],
  ["uniform marks pending", { scheme: "gce", status: "pending", grade: null, uniform: null }, "B", score(null, "Q")],
  ["a single grade on points", { scheme: "points", grade: "D*", points: 104 }, "3", grades("D*")],
  ["a double grade", { scheme: "points", grade: "D*D", points: 154 }, "3", grades("D*", "D")],
  ["a triple grade", { scheme: "points", grade: "DMM", points: 284 }, "3", grades("D", "M", "M")],
  ["partial absence on points", { scheme: "points", grade: "P", partialAbsence: true }, "3", grades("P", "", "", true)],
  ["the best triple grade", { scheme: "points", grade: "D*D*D*", points: 320 }, "3", grades("D*", "D*", "D*")],
  ["a near pass", { scheme: "points", kind: "unit", grade: "R", points: 6 }, "3", grades("R")],
  ["a claimed grade", { scheme: "claim", kind: "unit", grade: "M", total: null }, "3", grades("M")],
  ["no result on points", { scheme: "points", status: "no-result", grade: null }, "3", grades("X")],
])("%s", (_name, change, resultType, block) => {
  const { name, records } = read([{ ...sampleResult, ...change }]);
  expect(name).toBe("R9999990.X01");
  expect(records[0]).toMatchObject({ resultType, grades: block, uci: "999990242058H", resultOption: "J560H" });
});

test("a record says A exactly when its result was changed once issued", () => {
  const changeOf = (row: Partial<ResultRow>) => read([{ ...sampleResult, ...row }]).records[0];
  expect(changeOf({ version: 3, changed: true })).toMatchObject({ change: "A" });
  expect(changeOf({ version: 3, changed: false })).toMatchObject({ change: "" });
});

test("a candidate without a birth date, a ULN or a stated sex is written, and read back", () => {
  const { records } = read([{ ...sampleResult, dateOfBirth: null, uln: null, sex: "N" }]);
  expect(records[0]).toMatchObject({ dateOfBirth: "000000", uln: "", sex: "" });
});

test("every mark of every grade comes back as it went", () => {
  const grade = fc.constantFrom("9", "1", "A*", "E", "U");
  fc.assert(
    fc.property(grade, fc.nat(9999), fc.boolean(), (first, total, partialAbsence) => {
      const { records } = read([{ ...sampleResult, grade: first, total, partialAbsence }]);
      expect(records[0]).toMatchObject({ grades: score(total, first, partialAbsence) });
    }),
    { numRuns: 60 },
  );
});

test("the same results give the same bytes, whatever order they come in", () => {
  const other: ResultRow = { ...sampleResult, candidateNumber: 1001, uci: "999990090001C" };
  expect(resultFile(about, [sampleResult, other])).toEqual(resultFile(about, [other, sampleResult]));
});
