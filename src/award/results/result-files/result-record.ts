import { type GradesBlock, onlyGrade } from "#formats";
import type { ResultRecord } from "#formats/exchange-file";
import { fourFigures } from "../grade-shown.ts";
import type { ResultRow } from "../queries.ts";

/**
 * The R5 record of a result. Marks and uniform marks go with the grade (result types C and B, which have a place for
 * partial absence); awards on points carry their one to three grades as first grade, second grade and first endorsement
 * (type 3). A record of a result that was changed once issued says so. Source: the JCQ common format names the file and
 * its envelope; the layout of R5 and the placing of triple grades are ours.
 */
export function resultRecord(result: ResultRow): ResultRecord {
  const resultType = resultTypeOf(result);
  return {
    type: "R",
    status: result.candidateStatus,
    centre: result.centreId,
    candidate: fourFigures(result),
    name: result.fileName,
    sex: result.sex === "N" ? "" : result.sex,
    dateOfBirth: fileDay(result.dateOfBirth),
    uci: result.uci,
    uln: result.uln ?? "",
    resultOption: result.option,
    entryOption: result.option,
    resultType,
    grades: resultType === "3" ? gradesOnly(result) : scored(result),
    change: result.changed ? "A" : "",
  };
}

function resultTypeOf(result: ResultRow): "B" | "C" | "3" {
  if (result.scheme === "linear") return "C";
  return result.scheme === "gce" || result.scheme === "nationals" ? "B" : "3";
}

function scored(result: ResultRow): GradesBlock {
  const score = result.status === "graded" ? (result.uniform ?? result.total) : null;
  return { kind: "score", score, grade: sign(result), absent: result.partialAbsence && result.status === "graded" };
}

function gradesOnly(result: ResultRow): GradesBlock {
  const [first = "", second = "", third = ""] = sign(result).match(/[A-Z]\*?/g) ?? [];
  const block = onlyGrade(first);
  if (block.kind !== "grades") return block;
  const absent = { ...block.absent, first: result.partialAbsence && result.status === "graded" };
  return { ...block, second, firstEndorsement: third, absent };
}

function sign(result: ResultRow): string {
  return result.status === "pending" ? "Q" : result.status === "no-result" ? "X" : (result.grade ?? "");
}

function fileDay(day: string | null): string {
  return day === null ? "000000" : `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}`;
}
