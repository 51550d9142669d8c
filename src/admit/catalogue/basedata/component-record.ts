import { dayAt, type Day } from "#kernel";
import type { ComponentRecord } from "#formats/layouts";
import type { CatalogueRow } from "../catalogue.ts";
import { findMarksDue } from "../deadlines.ts";
import type { CatalogueFacts } from "../facts.ts";
import { findFamily } from "../options.ts";

/**
 * A component as C5 (JCQ formats for exchange, version 14) in a series. A claimed grade names the grade set of its
 * unit. Teachers' marks are due on the day of the way the option is moderated. It is timetabled (Y) only when its exam
 * day belongs to this series, which is when it falls in the month of the series or the month before; otherwise N,
 * session X and no minutes.
 */
export function componentRecord(
  facts: CatalogueFacts,
  row: CatalogueRow<"components">,
  option: string,
  series: CatalogueRow<"series">,
): ComponentRecord {
  const timetabled = row.exam_day !== null && isInSeries(row.exam_day, series);
  return {
    type: "C",
    component: row.component,
    title: row.title,
    teacherMarks: row.teacher_marks,
    maximumMark: row.max_mark,
    gradeset: row.teacher_marks === "G" ? claimedGradeSet(facts, option) : "",
    marksDue: row.teacher_marks === "N" ? null : marksDue(facts, option, series.series),
    timetabled: timetabled ? "Y" : "N",
    examDay: timetabled ? row.exam_day : null,
    session: timetabled ? (row.session ?? "A") : "X",
    minutes: timetabled ? (row.minutes ?? 0) : 0,
  };
}

/** Whether a day of the exam timetable belongs to a series: it falls in the month of the series or the month before. */
export function isInSeries(day: Day, series: Pick<CatalogueRow<"series">, "year" | "month">): boolean {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const monthsBefore = series.year * 12 + series.month - (year * 12 + month);
  return monthsBefore === 0 || monthsBefore === 1;
}

function claimedGradeSet(facts: CatalogueFacts, option: string): string {
  return facts.units.get(facts.options.get(option)?.unit ?? "")?.grade_set ?? "";
}

function marksDue(facts: CatalogueFacts, option: string, series: string): Day | null {
  const family = findFamily(facts, option)?.family ?? "";
  const at = findMarksDue(facts.catalogue.key_dates, series, family, facts.options.get(option)?.method ?? null);
  return at ? dayAt(at) : null;
}
