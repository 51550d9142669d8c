import { type Decision, formatInstant, ok } from "#kernel";
import type { DemoYear } from "#demo";
import type { App } from "#platform/app";
import { beyondRequest } from "#platform/capacity";
import { clockBeforeLastEvent, clockMoving, demonstrationStopped } from "../refusals.ts";
import type { DemoClock } from "./clock.ts";

/** The state of a demonstration: at rest, on its way to a moment, or stopped by a fault. */
export type MoverState =
  | { readonly kind: "still" }
  | { readonly kind: "moving"; readonly to: Temporal.Instant }
  | { readonly kind: "failed"; readonly text: string };

/** Moves a demonstration through its year: the clock, and what happens on the way. */
export type ClockMover = {
  state(): MoverState;
  /**
   * Sets the demonstration to a moment, or to real time. What happens until then is done first, and may go on after
   * this has answered. Refused: a moment before something that has happened, and a second move during the first.
   */
  moveTo(at: Temporal.Instant | undefined): Promise<Decision<Temporal.Instant>>;
  /** Resolves when nothing moves. With `stop`, a move ends after its current step. */
  rest(stop?: "stop"): Promise<void>;
};

export type MoverTools = {
  readonly app: App;
  readonly year: DemoYear;
  readonly clock: DemoClock;
  /** Told when the demonstration has come to a moment. */
  arrived(at: Temporal.Instant): Promise<void>;
};

export function openClockMover({ app, year, clock, arrived }: MoverTools): ClockMover {
  let state: MoverState = { kind: "still" };
  let moving = Promise.resolve();
  const stopping = new AbortController();
  const goTo = async (at: Temporal.Instant, set: Temporal.Instant | undefined): Promise<void> => {
    try {
      await year.goOnTo(at, stopping.signal);
      await clock.moveTo(app.database, set);
      await arrived(at);
      state = { kind: "still" };
    } catch (fault) {
      if (stopping.signal.aborted) return;
      const text = fault instanceof Error ? fault.message : String(fault);
      app.log(`moving the demonstration: ${text}`);
      state = { kind: "failed", text };
    }
  };
  return {
    state: () => state,
    rest: async (stop) => {
      if (stop) stopping.abort();
      await moving;
    },
    moveTo: async (set) => {
      const at = set ?? Temporal.Now.instant();
      if (state.kind !== "still") return state.kind === "failed" ? demonstrationStopped.refuse() : clockMoving.refuse();
      state = { kind: "moving", to: at };
      const last = await year.happenedAt();
      if (Temporal.Instant.compare(at, last) < 0) {
        state = { kind: "still" };
        return clockBeforeLastEvent.refuse({ last: formatInstant(last) });
      }
      const isLong = year.isDue(at);
      moving = beyondRequest(() => goTo(at, set));
      if (!isLong) await moving;
      return ok(at);
    },
  };
}
