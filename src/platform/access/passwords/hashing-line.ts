import { availableParallelism } from "node:os";
import type { App } from "../../app.ts";

/**
 * The line for hashing: a hash is made to be slow, so that everybody who signs in at once would bring the server down.
 * Some are hashed at a time, in the order in which they came; a number wait; the others are told when to come back.
 */
export type HashingLine = {
  /** A place in the line, or the news that it is full. Who has a place gives it back with `leave`, whatever happens. */
  enter(): Place | TurnedAway;
  readonly settings: LineSettings;
};

export type LineSettings = { readonly atOnce: number; readonly waitingMax: number };

export type Place = {
  readonly entered: true;
  /** Does the work when everybody who asked before is done. */
  turn<Value>(work: () => Promise<Value>): Promise<Value>;
  leave(): void;
};

export type TurnedAway = {
  readonly entered: false; readonly waiting: number; readonly seconds: number;
  /** Nobody was turned away in the minute before: worth a note in the log of the door. */
  readonly first: boolean;
};

/** Node does this work, and reading files, in four threads unless told otherwise. */
const threads = Number(process.env["UV_THREADPOOL_SIZE"] ?? 4);

/**
 * As many hashes at once as there are cores, but for one thread that is left to pages, passkeys and files. An operator
 * may set another number.
 */
export function usualSettings(): LineSettings {
  const set = Number(process.env["ACCOLADE_HASHES_AT_ONCE"]);
  const usual = Math.max(1, Math.min(availableParallelism(), threads - 1));
  return { atOnce: Number.isSafeInteger(set) && set > 0 ? set : usual, waitingMax: 300 };
}

/** Makes a line. The clock gives milliseconds and is the process's own but in tests. */
export function newHashingLine(
  settings: LineSettings = usualSettings(), now: () => number = () => performance.now(),
): HashingLine {
  const { atOnce, waitingMax } = settings;
  const waiting: (() => void)[] = [];
  const pace = newPace(atOnce, now);
  let [inside, working] = [0, 0];
  const handOn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  };
  const turn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (working < atOnce) working += 1;
    else await new Promise<void>((call) => { waiting.push(call); });
    const began = now();
    try {
      return await work();
    } finally {
      pace.took(now() - began);
      handOn();
    }
  };
  return {
    settings,
    enter: () => {
      if (inside >= atOnce + waitingMax) return { entered: false, waiting: inside, ...pace.comeBack(inside) };
      inside += 1;
      let here = true;
      return {
        entered: true, turn,
        leave: () => {
          if (here) inside -= 1;
          here = false;
        },
      };
    },
  };
}

const lines = new WeakMap<App["database"], HashingLine>();

/** The line of a running program: one for all who sign in by password, wherever they do. */
export function hashingLineOf({ database }: Pick<App, "database">): HashingLine {
  const line = lines.get(database) ?? newHashingLine();
  lines.set(database, line);
  return line;
}

/** Gives a program another line, for tests and benchmarks that choose its length. */
export function useHashingLine({ database }: Pick<App, "database">, line: HashingLine): void {
  lines.set(database, line);
}

/**
 * How fast the line goes, from the last hashes. Everybody who is turned away is told a moment of their own to come
 * back, one after the other as the line would have reached them, and not all the same.
 */
function newPace(atOnce: number, now: () => number) {
  let [milliseconds, promised, lastTurnedAway] = [30, 0, -Infinity];
  return {
    took: (spent: number): void => { milliseconds += (spent - milliseconds) / 20; },
    comeBack: (inside: number): { seconds: number; first: boolean } => {
      const each = milliseconds / atOnce;
      promised = Math.max(promised, now() + inside * each) + each;
      const first = now() - lastTurnedAway > 60_000;
      lastTurnedAway = now();
      return { seconds: Math.min(600, 5 + Math.ceil((promised - now()) / 1000)), first };
    },
  };
}
