/** The instant on a day at which the demonstration's people do their work: ten o'clock, Greenwich time. */
export function workTime(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T10:00:00Z`);
}

/** The weekdays from one day to another, both included. */
export function weekdays(from: string, to: string): readonly string[] {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const all = Array.from({ length: first.until(last).days + 1 }, (_none, days) => first.add({ days }));
  return all.filter((day) => day.dayOfWeek <= 5).map((day) => day.toString());
}

/** Something that happens on a day. */
export type Dated<Thing> = { readonly day: string; readonly thing: Thing };

/** What happens, day by day, in the order of the days. */
export function byDay<Thing>(dated: readonly Dated<Thing>[]): readonly (readonly [string, readonly Thing[]])[] {
  const days = Map.groupBy(dated, ({ day }) => day);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, all]) => [day, all.map(({ thing }) => thing)]);
}

/**
 * Spreads things over days: the first on the day numbered `first`, each next `step` days on, and round again. The same
 * order gives the same days, so that the board of a seed is always the same.
 */
export function spread<Thing>(
  things: readonly Thing[],
  days: readonly string[],
  { first, step }: { readonly first: number; readonly step: number },
): readonly Dated<Thing>[] {
  return things.map((thing, index) => ({ day: days[(first + index * step) % days.length] ?? "", thing }));
}
