import { completeness } from "#marking";
import type { Tx } from "#platform/database";
import type { NextDate } from "./home-queries.ts";

/** How many marks of centre-marked work a centre has still to send for a series. */
export type MarksMissing = { readonly series: string; readonly title: string; readonly missing: number };

const soonDays = 28;

/** The marks that a centre has still to send, of each series whose marks are due within four weeks. */
export async function marksMissing(
  tx: Tx,
  centreId: string,
  dates: readonly NextDate[],
  now: Temporal.Instant,
): Promise<readonly MarksMissing[]> {
  const isSoon = (at: string): boolean => now.until(Temporal.Instant.from(at)).total("days") <= soonDays;
  const due = dates.filter((date) => date.kind === "marks-due" && isSoon(date.at));
  const missing: MarksMissing[] = [];
  for (const [series, title] of new Map(due.map((date) => [date.series, date.seriesTitle]))) {
    const components = await completeness(tx, [series, centreId, true, null]);
    missing.push({ series, title, missing: components.reduce((sum, each) => sum + each.outstanding, 0) });
  }
  return missing.filter((each) => each.missing > 0);
}
