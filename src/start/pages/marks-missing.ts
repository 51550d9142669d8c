import { ownCompleteness } from "#marking";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { NextDate } from "./home-queries.ts";

/** How many marks of centre-marked work a person has still to see to for a series: to enter, or to send. */
export type MarksMissing = { readonly series: string; readonly title: string; readonly missing: number };

const soonDays = 28;

/**
 * The marks of the person's subjects that are missing, of each series whose marks are due within four weeks: those that
 * the centre has still to send, and, for who may only enter them, those that have not been entered.
 */
export async function marksMissing(
  tx: Tx,
  actor: Actor,
  dates: readonly NextDate[],
  now: Temporal.Instant,
): Promise<readonly MarksMissing[]> {
  const isSoon = (at: string): boolean => now.until(Temporal.Instant.from(at)).total("days") <= soonDays;
  const due = dates.filter((date) => date.kind.startsWith("marks-due") && isSoon(date.at));
  const sends = actor.permissions.has("marks.submit");
  const missing: MarksMissing[] = [];
  for (const [series, title] of new Map(due.map((date) => [date.series, date.seriesTitle]))) {
    const components = await ownCompleteness(tx, actor, series);
    const counts = components.map(({ outstanding, entered }) => (sends ? outstanding : outstanding - entered));
    missing.push({ series, title, missing: counts.reduce((sum, each) => sum + each, 0) });
  }
  return missing.filter((each) => each.missing > 0);
}
