import type { ListedResult } from "./list.ts";

/** A result as the API gives it. */
export function apiResult(row: ListedResult): object {
  return {
    centre: row.centreId,
    series: row.series,
    candidateNumber: row.number,
    uci: row.uci,
    uln: row.uln,
    surname: row.surname,
    forenames: row.forenames,
    option: row.option,
    title: row.title,
    family: row.family,
    kind: row.kind,
    status: row.status,
    grade: row.grade,
    partialAbsence: row.partialAbsence,
    shown: row.shown,
    total: row.total,
    maxTotal: row.maxTotal,
    uniform: row.uniform,
    points: row.points,
    version: row.version,
    changed: row.changed,
  };
}
