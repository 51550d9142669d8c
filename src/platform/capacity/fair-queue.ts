import { type Line, newLine } from "./line.ts";
import { newPlaces } from "./places.ts";

/**
 * Who asks for a place: the group whose share it takes (a centre, the board, a network), and the person within it.
 * Nobody knows how many people on a network have not signed in: `isMany` leaves them to the limit of the group.
 */
export type Caller = { readonly group: string; readonly person: string; readonly isMany?: true };

export type QueueLimits = {
  /** How many are served at a time, and how many of those may be of one group: the others find a place left. */
  readonly atOnce: number;
  readonly atOnceOfGroup: number;
  /** How many wait for a place: all together, of one group, of one person. */
  readonly waiting: number;
  readonly waitingOfGroup: number;
  readonly waitingOfPerson: number;
  /** For how long anyone waits before they are turned away, in milliseconds. */
  readonly waitMilliseconds: number;
  /**
   * While others ask too, a group begins one more only when its last has ended or has taken so long, in milliseconds: a
   * processor is shared by all that is begun at a time, and what takes long mostly waits for something else.
   */
  readonly giveWayMilliseconds: number;
};

/**
 * A place, to be given back whatever happens; or why there is none. `caller`: this group or person asks for too much.
 * `whole`: everybody together does. `gone`: who asked is no longer there.
 */
export type Place =
  | { readonly entered: true; leave(): void }
  | { readonly entered: false; readonly why: "caller" | "whole"; readonly seconds: number }
  | { readonly entered: false; readonly why: "gone" };

/**
 * A bounded queue in which groups take turns, and the people of a group take turns within its turn. So one group that
 * asks for much waits for itself, and nobody waits longer than the limit.
 */
export type FairQueue = {
  enter(caller: Caller, signal?: AbortSignal): Promise<Place>;
  /** Whether the next to come would be turned away whoever they are. */
  isFull(): boolean;
};

/** Time, as the queue needs it: the process's own but in tests. */
export type QueueClock = {
  now(): number;
  /** Calls back once after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, act: () => void): () => void;
};

const processClock: QueueClock = {
  now: () => performance.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Makes a queue. */
export function newFairQueue(limits: QueueLimits, clock: QueueClock = processClock): FairQueue {
  const [line, pace] = [newLine<Place>(), newPace(clock)];
  const letIn = (): void => {
    while (places.isAnyFree()) {
      const next = line.takeNext(places.isFreeFor);
      if (!next) return;
      next.answer({ entered: true, leave: places.give(next.caller.group) });
    }
  };
  const places = newPlaces(limits, clock, { letIn, took: pace.took });
  const seconds = (): number => pace.secondsFor(line.length() + 1, limits.atOnce);
  const turnAway = (why: "caller" | "whole"): Place => ({ entered: false, why, seconds: seconds() });
  const wait = (caller: Caller, signal: AbortSignal | undefined): Promise<Place> => {
    const { promise, resolve } = Promise.withResolvers<Place>();
    const waiting = { caller, answer: resolve };
    const leaveLine = (place: () => Place): void => void (line.remove(waiting) && resolve(place()));
    const gone = (): void => leaveLine(() => ({ entered: false, why: "gone" }));
    signal?.addEventListener("abort", gone, { once: true });
    const stopTimer = clock.after(limits.waitMilliseconds, () =>
      leaveLine(() => turnAway(places.hasShareLeft(caller.group) ? "whole" : "caller")),
    );
    line.add(waiting);
    return promise.finally(() => {
      stopTimer();
      signal?.removeEventListener("abort", gone);
    });
  };
  return {
    isFull: () => line.length() >= limits.waiting,
    enter: async (caller, signal) => {
      if (signal?.aborted) return { entered: false, why: "gone" };
      const { group } = caller;
      places.see(group);
      if (places.isFreeFor(group) && line.ofGroup(group) === 0) return { entered: true, leave: places.give(group) };
      if (asksTooMuch(limits, line, caller)) return turnAway("caller");
      return line.length() < limits.waiting ? wait(caller, signal) : turnAway("whole");
    },
  };
}

/** Whether as many of a person's requests, or of their group's, wait as may. */
function asksTooMuch(limits: QueueLimits, line: Line<Place>, caller: Caller): boolean {
  if (line.ofGroup(caller.group) >= limits.waitingOfGroup) return true;
  return !caller.isMany && line.ofPerson(caller) >= limits.waitingOfPerson;
}

/** How long places are kept, from the last of them, and so when it is worth to ask again. */
function newPace({ now }: QueueClock) {
  let [milliseconds, promised] = [50, 0];
  return {
    took: (spent: number): void => {
      milliseconds += (spent - milliseconds) / 20;
    },
    /** Everyone who is turned away is told a moment of their own, one after the other. */
    secondsFor: (ahead: number, atOnce: number): number => {
      const each = milliseconds / atOnce;
      promised = Math.max(promised, now() + ahead * each) + each;
      return Math.max(1, Math.min(60, Math.ceil((promised - now()) / 1000)));
    },
  };
}
