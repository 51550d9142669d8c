import { type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";

/** What something cost the thread that serves everyone. */
export type Cost<Value> = {
  readonly value: Value;
  /**
   * The longest time for which nobody else had a turn: milliseconds of this thread's processor, by the yardstick,
   * without the collections of garbage that fell into it.
   */
  readonly longest: number;
  /** By how many bytes the memory of this thread grew at most. */
  readonly memory: number;
};

/**
 * Runs something and measures the longest turn of the event loop. Counted is the processor time of this thread, which
 * a busy machine lengthens little, and the yardstick takes that out: the same work is measured beside it each time.
 * Collections of garbage are not counted: how long one takes depends on what else lives in the process.
 */
export async function costOf<Value>(run: () => Promise<Value>): Promise<Cost<Value>> {
  const [start, collections] = [memoryNow(), observeCollections()];
  let [last, shortest, memory, isOver, turns] = [clocks(), 0, 0, false, 0];
  const long: Turn[] = [];
  const endTurn = (): void => {
    const now = clocks();
    const turn = { from: last.wall, to: now.wall, busy: now.thread - last.thread };
    if (turn.busy < shortEnough) shortest = Math.max(shortest, turn.busy);
    else long.push(turn);
  };
  const turn = (): void => {
    endTurn();
    if (turns++ % 16 === 0) memory = Math.max(memory, memoryNow() - start);
    // What is measured here is not counted.
    last = clocks();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const value = await run().finally(() => (isOver = true));
  endTurn();
  memory = Math.max(memory, memoryNow() - start);
  const pauses = await collections.stop();
  const longest = Math.max(shortest, ...long.map((each) => withoutPauses(each, pauses)));
  // The yardstick takes longer than most of what is measured.
  const slowness = longest < shortEnough ? 1 : Math.max(1, yardstick() / yardstickUsual);
  return { value, longest: longest / slowness, memory };
}

/** A turn of the event loop: when it began and ended, and how long it kept the processor, in milliseconds. */
type Turn = { readonly from: number; readonly to: number; readonly busy: number };

/**
 * The processor time of a turn that was not a collection's. A collection says only how long it took by the clock: its
 * part of the turn by the clock is taken for its part of the processor time.
 */
function withoutPauses({ from, to, busy }: Turn, pauses: readonly PerformanceEntry[]): number {
  const inside = pauses.filter(({ startTime }) => startTime >= from && startTime < to);
  const paused = inside.reduce((sum, { startTime, duration }) => sum + Math.min(duration, to - startTime), 0);
  return busy * (1 - paused / (to - from));
}

function observeCollections(): { readonly stop: () => Promise<readonly PerformanceEntry[]> } {
  const pauses: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ["gc"] });
  const stop = async (): Promise<readonly PerformanceEntry[]> => {
    // A collection is told of in a later turn than its own.
    for (let turn = 0; turn < 4; turn += 1) await nextTurn();
    pauses.push(...observer.takeRecords());
    observer.disconnect();
    return pauses;
  };
  return { stop };
}

/** Milliseconds for which what cannot be tried again may keep others waiting: 50, and as many for code that is cold. */
export const longestTurn = 100;

/** Milliseconds that need no yardstick to be few. */
const shortEnough = 40;

/** Milliseconds that the yardstick takes on the machine on which the limit was set. */
const yardstickUsual = 10;

/** Cuts a table into cells, as readers of files do: the shortest of three times, in milliseconds. */
function yardstick(): number {
  const text = `${"10001,6A26,0042,H446A,H446/03,45,,,\n".repeat(2_000)}`;
  const once = (): number => {
    const start = threadTime();
    for (let round = 0; round < 10; round += 1) {
      if (text.split("\n").flatMap((line) => line.split(",")).length !== 18_001) throw new Error("?");
    }
    return threadTime() - start;
  };
  return Math.min(once(), once(), once());
}

function clocks(): { readonly wall: number; readonly thread: number } {
  return { wall: performance.now(), thread: threadTime() };
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function memoryNow(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}
