import type { ResultRow } from "./queries.ts";

/** An invented result: Mathematics, a 7. For tests, which change what they are about. */
export const sampleResult: ResultRow = {
  centreId: "99999", series: "6A26", candidateId: 1, candidateNumber: 2058, surname: "Burns", forenames: "Emma Kay",
  fileName: "BURNS:EMMA KAY", sex: "F", dateOfBirth: "2009-09-14", candidateStatus: "C", uci: "999990242058H",
  uln: "9276308686", option: "J560H", title: "Mathematics Higher", family: "GCSE", familyTitle: "GCSE (9 to 1)",
  scheme: "linear", kind: "award", status: "graded", grade: "7", partialAbsence: false, total: 187, maxTotal: 300,
  uniform: null, points: null, version: 1, cause: "award", changed: false, marks: [60, 62, 65], units: null,
};
