import { newLine, type Waiting } from "./line.ts";

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
  const line = newLine();
  const served = new Map<string, number>();
  const [pace, inside] = [newPace(clock), { count: 0 }];
  const ofGroup = (group: string): number => served.get(group) ?? 0;
  const hasRoom = (group: string): boolean => inside.count < limits.atOnce && ofGroup(group) < limits.atOnceOfGroup;
  const seconds = (): number => pace.secondsFor(line.length() + 1, limits.atOnce);
  const enterNow = ({ group }: Caller): Place => {
    inside.count += 1;
    served.set(group, ofGroup(group) + 1);
    const began = clock.now();
    let here = true;
    return {
      entered: true,
      leave: () => {
        if (!here) return;
        here = false;
        inside.count -= 1;
        if (ofGroup(group) > 1) served.set(group, ofGroup(group) - 1);
        else served.delete(group);
        pace.took(clock.now() - began);
        letIn();
      },
    };
  };
  const letIn = (): void => {
    for (;;) {
      const next = inside.count < limits.atOnce ? line.takeNext(hasRoom) : undefined;
      if (!next) return;
      next.answer(enterNow(next.caller));
    }
  };
  const excess = (caller: Caller): Place | undefined => {
    const [ofPerson, ofTheGroup] = [line.ofPerson(caller), line.ofGroup(caller.group)];
    const isExcess = ofPerson >= limits.waitingOfPerson && !caller.isMany;
    const tooMany = isExcess || ofTheGroup >= limits.waitingOfGroup;
    if (tooMany) return { entered: false, why: "caller", seconds: seconds() };
    return line.length() < limits.waiting ? undefined : { entered: false, why: "whole", seconds: seconds() };
  };
  const wait = (caller: Caller, signal: AbortSignal | undefined): Promise<Place> =>
    new Promise((resolve) => {
      const leaveLine = (place: Place): void => {
        if (line.remove(waiting)) waiting.answer(place);
      };
      const gone = (): void => leaveLine({ entered: false, why: "gone" });
      const stopTimer = clock.after(limits.waitMilliseconds, () => {
        const why = ofGroup(caller.group) < limits.atOnceOfGroup ? "whole" : "caller";
        leaveLine({ entered: false, why, seconds: seconds() });
      });
      const waiting: Waiting<Place> = {
        caller,
        answer: (place) => {
          stopTimer();
          signal?.removeEventListener("abort", gone);
          resolve(place);
        },
      };
      signal?.addEventListener("abort", gone, { once: true });
      line.add(waiting);
    });
  return {
    isFull: () => line.length() >= limits.waiting,
    enter: async (caller, signal) => {
      if (signal?.aborted) return { entered: false, why: "gone" };
      if (hasRoom(caller.group) && line.ofGroup(caller.group) === 0) return enterNow(caller);
      return excess(caller) ?? wait(caller, signal);
    },
  };
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
