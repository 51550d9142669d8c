import { addDays, afterStop, type Calendar, type Day, daysBetween, type Stop } from "#kernel";
import type { Phase } from "./case-kind.ts";

/** The clock of a case as it is stored. */
export type Clock = {
  readonly phase: Phase;
  readonly clockFrom: Day;
  readonly clockDays: number;
  readonly dueOn: Day;
  readonly stoppedOn: Day | null;
  readonly closedOn: Day | null;
};

/** The clock after a move, with the stop that the move ended, if it ended one. */
export type Moved = Omit<Clock, "clockDays"> & { readonly ended: Stop | null };

/**
 * What a move does to a clock: it stops while others are waited for, goes on from the day on which they answered, ends
 * when the case is closed, and begins afresh when the case is opened again or the move says so.
 */
export function moveClock(clock: Clock, to: Phase, today: Day, calendar: Calendar, restarts = false): Moved {
  const { phase, clockDays, stoppedOn, closedOn } = clock;
  const ended = phase === "waiting" && to !== "waiting" && stoppedOn !== null ? endOf(stoppedOn, today) : null;
  const begins = restarts || (phase === "closed" && to !== "closed");
  const due = ended ? afterStop(clock.dueOn, ended, calendar) : clock.dueOn;
  return {
    phase: to,
    clockFrom: begins ? today : clock.clockFrom,
    dueOn: begins ? addDays(today, clockDays, calendar) : due,
    stoppedOn: to === "waiting" ? (stoppedOn ?? today) : null,
    closedOn: to === "closed" ? (closedOn ?? today) : null,
    ended,
  };
}

/** A clock that was set back never makes a stop end before it began. */
function endOf(from: Day, today: Day): Stop {
  return { from, until: today < from ? from : today };
}

/** How much time a case has left, in words, and how urgent that is. */
export type TimeLeft = {
  readonly text: string;
  readonly days: number | null;
  readonly urgency: "none" | "soon" | "late";
};

/** The time left on a day: of a closed case whether it was in time, and none while the clock stands still. */
export function timeLeft({ phase, dueOn, closedOn }: Clock, today: Day, calendar: Calendar): TimeLeft {
  if (phase === "waiting") return { text: "Clock stopped", days: null, urgency: "none" };
  const days = daysBetween(closedOn ?? today, dueOn, calendar);
  const late = `${count(-days, calendar)} late`;
  if (phase === "closed") return { text: days < 0 ? late : "In time", days: null, urgency: "none" };
  if (today > dueOn) return { text: late, days, urgency: "late" };
  return days === 0
    ? { text: "Due today", days, urgency: "soon" }
    : { text: `${count(days, calendar)} left`, days, urgency: days === 1 ? "soon" : "none" };
}

/** `3 working days`. A case that is late at a weekend is so by no working day yet. */
function count(days: number, { counts }: Calendar): string {
  return `${days} ${counts === "calendar" ? "" : "working "}${days === 1 ? "day" : "days"}`;
}
