import { expect, test } from "vitest";
import { parseExchangeFile } from "#formats";
import { demoBoard } from "#platform";
import type { ResultRow } from "../queries.ts";
import { resultFile } from "./result-file.ts";

const person: ResultRow = {
  centreId: "99999", series: "6A26", candidateId: 1, candidateNumber: 2058, surname: "Burns", forenames: "Emma Kay",
  fileName: "BURNS:EMMA KAY", sex: "F", dateOfBirth: "2009-09-14", candidateStatus: "C", uci: "999990242058H", uln: "9276308686",
  option: "J560H", title: "Mathematics Higher", family: "GCSE", familyTitle: "GCSE (9 to 1)", scheme: "linear", kind: "award",
  status: "graded", grade: "7", partialAbsence: false, total: 187, maxTotal: 300, uniform: null, points: null, version: 1, cause: "award",
  marks: [60, 62, 65], units: null,
};
const about = { board: demoBoard, centreId: "99999", postcode: "AB1 2CD", series: "6A26", sequence: 1, madeOn: "2026-08-19" };
const score = (value: number | null, grade: string, absent = false) => ({ kind: "score", score: value, grade, absent });
const grades = (first: string, second = "", third = "", absent = false) => ({
  kind: "grades", first, second, firstEndorsement: third, secondEndorsement: "",
  absent: { first: absent, second: false, firstEndorsement: false, secondEndorsement: false },
});

test.each<[string, Partial<ResultRow>, string, object]>([
  ["a linear grade with its mark", {}, "C", score(187, "7")],
  ["partial absence", { partialAbsence: true }, "C", score(187, "7", true)],
  ["no result hides the absence", { status: "no-result", grade: null, partialAbsence: true }, "C", score(null, "X")],
  ["pending", { status: "pending", grade: null }, "C", score(null, "Q")],
  ["uniform marks", { scheme: "nationals", grade: "*2", uniform: 186, total: 186 }, "B", score(186, "*2")],
  ["a single grade on points", { scheme: "points", grade: "D*", points: 104 }, "3", grades("D*")],
  ["a double grade", { scheme: "points", grade: "D*D", points: 154 }, "3", grades("D*", "D")],
  ["a triple grade", { scheme: "points", grade: "DMM", points: 284, partialAbsence: true }, "3", grades("D", "M", "M", true)],
])("%s", (_name, change, resultType, block) => {
  const made = resultFile(about, [{ ...person, ...change }]);
  const read = parseExchangeFile(made.name, made.bytes);
  expect(read.faults).toEqual([]);
  expect(made.name).toBe("R9999990.X01");
  expect(read.centres[0]?.records[0]).toMatchObject({ resultType, grades: block, uci: "999990242058H", resultOption: "J560H" });
});

test("the same results give the same bytes, whatever order they come in", () => {
  const other: ResultRow = { ...person, candidateNumber: 1001, uci: "999990090001C" };
  expect(resultFile(about, [person, other])).toEqual(resultFile(about, [other, person]));
});
