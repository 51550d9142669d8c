import { parseBoardTime } from "#kernel";
import type { CatalogueRow } from "./catalogue.ts";

/** Where an instant falls among the deadlines of a series and family. Each deadline's own minute is still in time. */
export type DeadlineStage = "on-time" | "late" | "very-late" | "closed";

export type KeyDateKind = CatalogueRow<"key_dates">["kind"];

/** When something happens in a series for a family; undefined when the catalogue has no such date. */
export function findKeyDate(
  dates: readonly CatalogueRow<"key_dates">[],
  series: string,
  family: string,
  kind: KeyDateKind,
): Temporal.Instant | undefined {
  const row = dates.find((each) => each.series === series && each.family === family && each.kind === kind);
  return row && parseBoardTime(row.at);
}

/**
 * When marks of work that is moderated by a method are due: on the method's own date, or else on that of all marks.
 * Where entries are taken on any day, so are marks. Sources: OCR, moderated work ("by the deadline for your chosen
 * moderation method"); Cambridge Technicals 2012 at a glance (no deadlines).
 */
export function findMarksDue(
  dates: readonly CatalogueRow<"key_dates">[],
  series: string,
  family: string,
  method: CatalogueRow<"options">["method"],
): Temporal.Instant | undefined {
  const own: KeyDateKind | undefined =
    method === null || method === "carry-forward" ? undefined : (`marks-due-${method}` as const);
  const kinds: readonly KeyDateKind[] = [...(own ? [own] : []), "marks-due", "open-entries"];
  return kinds.map((kind) => findKeyDate(dates, series, family, kind)).find((at) => at !== undefined);
}

/**
 * The stage of an entry made at an instant (two late stages, OCR late entries): on time to the end of the minute of
 * final entries, late to that of late entries, very late to that of the last amendment, then closed. A later date that
 * is not set leaves its stage out; without a final date there is nothing to enter, so it is closed. Where entries are
 * taken on any day, none is late until the series closes (Cambridge Technicals 2012: no entry deadlines).
 */
export function deadlineStageAt(
  dates: readonly CatalogueRow<"key_dates">[],
  series: string,
  family: string,
  instant: Temporal.Instant,
): DeadlineStage {
  const over = (kind: KeyDateKind) => isOver(findKeyDate(dates, series, family, kind), instant);
  if (!over("open-entries")) return "on-time";
  if (!over("final-entries")) return "on-time";
  if (!over("late-entries")) return "late";
  return over("last-amendment") ? "closed" : "very-late";
}

/** A deadline of 23:59 means the whole of that minute, to the last second. */
function isOver(deadline: Temporal.Instant | undefined, instant: Temporal.Instant): boolean {
  return !deadline || Temporal.Instant.compare(instant, deadline.add({ minutes: 1 })) >= 0;
}
