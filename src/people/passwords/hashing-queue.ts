import { availableParallelism } from "node:os";
import type { App } from "#platform/app";

/**
 * The line for hashing: a hash is made to be slow, so that everybody who signs in at once would bring the server down.
 * Some are hashed at a time, in the order in which they came; a number wait; the others are told when to come back.
 */
export type HashingQueue = {
  /** Turns somebody away when the line is full, before they are asked for anything; undefined when there is room. */
  full(): TurnedAway | undefined;
  /** A place in the line, or the news that it is full. Who has a place gives it back with `leave`, whatever happens. */
  enter(): Place | TurnedAway;
  readonly settings: LineSettings;
};

export type LineSettings = { readonly atOnce: number; readonly waitingMax: number };

export type Place = {
  readonly entered: true;
  /**
   * Waits to be called up, in the order of the line: a few more than are hashed at once, so that those who wait ask
   * nothing of the database, which people who are signed in are reading from.
   */
  called(): Promise<void>;
  /** Does the work when everybody who asked before is done. */
  turn<Value>(work: () => Promise<Value>): Promise<Value>;
  leave(): void;
};

export type TurnedAway = {
  readonly entered: false;
  readonly waiting: number;
  readonly seconds: number;
  /** Nobody was turned away in the minute before: worth an entry in the log of sign-ins. */
  readonly first: boolean;
};

/** Node does this work, and reading files, in four threads unless told otherwise. */
const threads = Number(process.env["UV_THREADPOOL_SIZE"] ?? 4);

/**
 * As many hashes at once as there are cores, except one core and one thread that are left to pages, passkeys and
 * files. An operator may set another number.
 */
export function usualSettings(): LineSettings {
  const set = Number(process.env["ACCOLADE_HASHES_AT_ONCE"]);
  const usual = Math.max(1, Math.min(availableParallelism(), threads) - 1);
  return { atOnce: Number.isSafeInteger(set) && set > 0 ? set : usual, waitingMax: 300 };
}

/** Makes a line. The clock gives milliseconds and is the process's own but in tests. */
export function newHashingQueue(
  settings: LineSettings = usualSettings(),
  now: () => number = () => performance.now(),
): HashingQueue {
  const { atOnce, waitingMax } = settings;
  const pace = newPace(atOnce, now);
  const [hashing, up] = [newGate(atOnce), newGate(atOnce + calledAhead)];
  let inside = 0;
  const turn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await hashing.pass();
    const began = now();
    try {
      return await work();
    } finally {
      pace.took(now() - began);
      hashing.handOn();
    }
  };
  const full = (): TurnedAway | undefined =>
    inside < atOnce + waitingMax ? undefined : { entered: false, waiting: inside, ...pace.retryAfter(inside) };
  const enter = (): Place => {
    inside += 1;
    let [here, isUp] = [true, false];
    return {
      entered: true,
      turn,
      called: async () => {
        await up.pass();
        isUp = true;
      },
      leave: () => {
        if (!here) return;
        [here, inside] = [false, inside - 1];
        if (isUp) up.handOn();
      },
    };
  };
  return { settings, full, enter: () => full() ?? enter() };
}

/** How many look themselves up while others are hashed: the next are ready when a hash is done. */
const calledAhead = 2;

/** Lets so many pass at a time, the others in the order in which they came. */
function newGate(most: number): { pass(): Promise<void>; handOn(): void } {
  const waiting: (() => void)[] = [];
  let passed = 0;
  return {
    pass: async () => {
      if (passed < most) passed += 1;
      else
        await new Promise<void>((call) => {
          waiting.push(call);
        });
    },
    handOn: () => {
      const next = waiting.shift();
      if (next) next();
      else passed -= 1;
    },
  };
}

const lines = new WeakMap<App["database"], HashingQueue>();

/** The line of a running program: one for all who sign in by password, wherever they do. */
export function hashingQueueOf({ database }: Pick<App, "database">): HashingQueue {
  const line = lines.get(database) ?? newHashingQueue();
  lines.set(database, line);
  return line;
}

/** Gives a program another line, for tests and benchmarks that choose its length. */
export function useHashingQueue({ database }: Pick<App, "database">, line: HashingQueue): void {
  lines.set(database, line);
}

/**
 * How fast the line goes, from the last hashes. Everybody who is turned away is told a moment of their own to come
 * back, one after the other as the line would have reached them, and not all the same.
 */
function newPace(atOnce: number, now: () => number) {
  let [milliseconds, promised, lastTurnedAway] = [30, 0, -Infinity];
  return {
    took: (spent: number): void => {
      milliseconds += (spent - milliseconds) / 20;
    },
    retryAfter: (inside: number): { seconds: number; first: boolean } => {
      const each = milliseconds / atOnce;
      promised = Math.max(promised, now() + inside * each) + each;
      const first = now() - lastTurnedAway > 60_000;
      lastTurnedAway = now();
      return { seconds: Math.min(600, 5 + Math.ceil((promised - now()) / 1000)), first };
    },
  };
}
