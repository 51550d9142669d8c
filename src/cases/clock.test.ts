import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Calendar, lastDay, type Stop } from "#kernel";
import type { Phase } from "./case-kind.ts";
import { type Clock, moveClock, timeLeft } from "./clock.ts";

const england: Calendar = { counts: "england", exceptions: new Set(["2026-04-03", "2026-04-06"]), until: "2030-12-31" };
const everyDay: Calendar = { counts: "calendar", exceptions: new Set(), until: "9999-12-31" };

/** Five working days from Monday 30 March: Good Friday and Easter Monday do not count. */
const begun: Clock = {
  phase: "open",
  clockFrom: "2026-03-30",
  clockDays: 5,
  dueOn: "2026-04-08",
  stoppedOn: null,
  closedOn: null,
};

test.each([
  ["nothing changes", begun, "open", "2026-03-31", {}],
  ["it stops", begun, "waiting", "2026-03-31", { phase: "waiting", stoppedOn: "2026-03-31" }],
  ["it ends", begun, "closed", "2026-04-01", { phase: "closed", closedOn: "2026-04-01" }],
])("an open clock: %s", (_title, clock, to, today, changed) => {
  const { clockDays: _days, ...same } = clock;
  expect(moveClock(clock, phaseOf(to), today, england)).toEqual({ ...same, ended: null, ...changed });
});

const stopped: Clock = { ...begun, phase: "waiting", stoppedOn: "2026-04-01" };

test.each([
  ["the same day, and nothing moves", "open", "2026-04-01", "2026-04-08"],
  ["over Easter, by one working day and by the Tuesday", "open", "2026-04-07", "2026-04-10"],
  ["when the case is closed meanwhile", "closed", "2026-04-02", "2026-04-09"],
])("a stopped clock goes on %s", (_title, to, today, dueOn) => {
  const moved = moveClock(stopped, phaseOf(to), today, england);
  expect([moved.dueOn, moved.stoppedOn, moved.ended]).toEqual([dueOn, null, { from: "2026-04-01", until: today }]);
  expect(moved.closedOn).toBe(to === "closed" ? today : null);
});

test("a clock that waits and waits on stays stopped since the first day", () => {
  expect(moveClock(stopped, "waiting", "2026-04-02", england)).toMatchObject({ stoppedOn: "2026-04-01", ended: null });
});

test("a reopened clock begins afresh", () => {
  const closed: Clock = { ...begun, phase: "closed", closedOn: "2026-04-01" };
  expect(moveClock(closed, "open", "2026-04-20", england)).toMatchObject({
    clockFrom: "2026-04-20",
    dueOn: "2026-04-27",
    closedOn: null,
  });
});

test("a clock that was set back ends a stop on the day on which it began", () => {
  expect(moveClock(stopped, "open", "2026-03-30", england)).toMatchObject({
    dueOn: "2026-04-08",
    ended: { from: "2026-04-01", until: "2026-04-01" },
  });
});

test.each([
  ["2026-03-31", "4 working days left", "none"],
  ["2026-04-07", "1 working day left", "soon"],
  ["2026-04-08", "Due today", "soon"],
  ["2026-04-09", "1 working day late", "late"],
  ["2026-04-14", "4 working days late", "late"],
])("on %s it says %s", (today, text, urgency) => {
  expect(timeLeft(begun, today, england)).toMatchObject({ text, urgency });
});

test("a stopped clock has no time left to count, and a closed case was in time or not", () => {
  expect(timeLeft(stopped, "2026-05-01", england)).toEqual({ text: "Clock stopped", days: null, urgency: "none" });
  const closed: Clock = { ...begun, phase: "closed", closedOn: "2026-04-08" };
  expect(timeLeft(closed, "2026-05-01", england).text).toBe("In time");
  expect(timeLeft({ ...closed, closedOn: "2026-04-10" }, "2026-05-01", everyDay).text).toBe("2 days late");
});

const phases: readonly Phase[] = ["open", "waiting", "closed"];
const phaseOf = (text: string): Phase => phases.find((each) => each === text) ?? "open";

test("whatever moves come, the last day is that of the days and the stops since the clock began", () => {
  const moves = fc.array(fc.record({ after: fc.nat({ max: 9 }), to: fc.constantFrom(...phases) }), { maxLength: 12 });
  fc.assert(
    fc.property(moves, fc.constantFrom(england, everyDay), fc.integer({ min: 1, max: 20 }), (all, calendar, days) => {
      let today = "2026-03-20";
      let clock: Clock = { ...begun, clockFrom: today, clockDays: days, dueOn: addDays(today, days, calendar) };
      const stops: Stop[] = [];
      for (const { after, to } of all) {
        today = addDays(today, after, everyDay);
        const { ended, ...next } = moveClock(clock, to, today, calendar);
        if (ended) stops.push(ended);
        clock = { ...next, clockDays: days };
        const since = stops.filter(({ from }) => from >= clock.clockFrom);
        expect(clock.dueOn).toBe(lastDay(clock.clockFrom, days, since, calendar));
        expect([clock.stoppedOn !== null, clock.closedOn !== null]).toEqual([to === "waiting", to === "closed"]);
      }
    }),
  );
});
