import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, afterStop, type Calendar, daysBetween, isCounted, lastDay, type Stop } from "./count-days.ts";
import { dayAt } from "./dates.ts";

/** April and May 2026 in England, and every day. */
const england: Calendar = {
  counts: "england",
  exceptions: new Set(["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"]),
  until: "2030-12-31",
};
const everyDay: Calendar = { counts: "calendar", exceptions: new Set(), until: "9999-12-31" };

test.each([
  ["a Friday", "2026-02-13", 1, "2026-02-16"],
  ["a Saturday", "2026-02-14", 1, "2026-02-16"],
  ["a Sunday", "2026-02-15", 5, "2026-02-20"],
  ["the day before Good Friday", "2026-04-02", 1, "2026-04-07"],
  ["Good Friday itself", "2026-04-03", 3, "2026-04-09"],
  ["a week with a bank holiday", "2026-05-01", 5, "2026-05-11"],
])("working days from %s: %s and %i make %s", (_title, from, days, due) => {
  expect(addDays(from, days, england)).toBe(due);
});

test("calendar days count every day, and none is the day itself", () => {
  expect(addDays("2026-04-02", 20, everyDay)).toBe("2026-04-22");
  expect([addDays("2026-04-04", 0, england), addDays("2026-04-04", 0, everyDay)]).toEqual(["2026-04-04", "2026-04-04"]);
});

test("an exception is also a day at the weekend on which somebody works", () => {
  const saturday = { ...england, exceptions: new Set(["2026-02-14"]) };
  expect([isCounted("2026-02-14", saturday), isCounted("2026-02-15", saturday)]).toEqual([true, false]);
  expect(addDays("2026-02-13", 1, saturday)).toBe("2026-02-14");
});

test("working days after the last known one are no guess", () => {
  expect(() => addDays("2030-12-30", 2, england)).toThrow("The working days after 2030-12-31 are not known");
});

test("over the change to summer time a day is still a day, on either side of midnight in London", () => {
  const [before, after] = ["2026-03-28T23:30:00Z", "2026-03-29T23:30:00Z"].map((at) =>
    dayAt(Temporal.Instant.from(at)),
  );
  expect([before, after]).toEqual(["2026-03-28", "2026-03-30"]);
  expect(daysBetween("2026-03-28", "2026-03-30", everyDay)).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30", england)).toBe(1);
  expect(addDays("2026-03-27", 3, england)).toBe("2026-04-01");
});

test("a stop moves the last day by its days that count, and one that ends the same day moves nothing", () => {
  expect(afterStop("2026-04-02", { from: "2026-03-30", until: "2026-04-01" }, england)).toBe("2026-04-08");
  expect(afterStop("2026-04-02", { from: "2026-03-30", until: "2026-03-30" }, england)).toBe("2026-04-02");
  expect(afterStop("2026-04-02", { from: "2026-04-03", until: "2026-04-06" }, england)).toBe("2026-04-02");
});

const dayOf = (from: string, offset: number) => addDays(from, offset, everyDay);
const clocks = fc.record({
  from: fc.integer({ min: 0, max: 400 }).map((offset) => dayOf("2026-01-01", offset)),
  days: fc.integer({ min: 1, max: 60 }),
  waits: fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 30 })), { maxLength: 6 }),
  calendar: fc.constantFrom(england, everyDay),
});

test("the stored last day, moved after each stop, is the one worked out afresh", () => {
  fc.assert(
    fc.property(clocks, ({ from, days, waits, calendar }) => {
      const stops = stopsAfter(from, waits);
      const stored = stops.reduce((due, stop) => afterStop(due, stop, calendar), addDays(from, days, calendar));
      expect(stored).toBe(lastDay(from, days, stops, calendar));
    }),
    { numRuns: 1000 },
  );
});

test("between a day and the last of so many days there are that many, and the last one counts", () => {
  fc.assert(
    fc.property(clocks, ({ from, days, calendar }) => {
      const due = addDays(from, days, calendar);
      expect([daysBetween(from, due, calendar), daysBetween(due, from, calendar)]).toEqual([days, -days]);
      expect(isCounted(due, calendar)).toBe(true);
    }),
  );
});

/** Stops one after another, each so many days after the last and so many days long. */
function stopsAfter(from: string, waits: readonly (readonly [number, number])[]): readonly Stop[] {
  let day = from;
  return waits.map(([later, long]) => {
    const stop = { from: dayOf(day, later), until: dayOf(day, later + long) };
    day = stop.until;
    return stop;
  });
}
