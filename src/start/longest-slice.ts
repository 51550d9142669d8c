import { getHeapStatistics } from "node:v8";

/** What something cost the thread that serves everyone. */
export type Cost<Value> = {
  readonly value: Value;
  /** The longest time for which nobody else had a turn: milliseconds of this thread's processor, by the yardstick. */
  readonly longest: number;
  /** By how many bytes the memory of this thread grew at most. */
  readonly memory: number;
};

/**
 * Runs something and measures the longest turn of the event loop. Counted is the processor time of this thread, which
 * a busy machine lengthens little, and the yardstick takes that out: the same work is measured beside it each time.
 */
export async function costOf<Value>(run: () => Promise<Value>): Promise<Cost<Value>> {
  const start = memoryNow();
  let [last, longest, memory, isOver, turns] = [threadTime(), 0, 0, false, 0];
  const turn = (): void => {
    const now = threadTime();
    longest = Math.max(longest, now - last);
    if (turns++ % 16 === 0) memory = Math.max(memory, memoryNow() - start);
    // What is measured here is not counted.
    last = threadTime();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const value = await run().finally(() => (isOver = true));
  longest = Math.max(longest, threadTime() - last);
  memory = Math.max(memory, memoryNow() - start);
  // The yardstick takes longer than most of what is measured.
  const slowness = longest < shortEnough ? 1 : Math.max(1, yardstick() / yardstickUsual);
  return { value, longest: longest / slowness, memory };
}

/** Milliseconds for which what cannot be tried again may keep others waiting: 50, and a pause of the memory. */
export const longestWithPauses = 100;

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

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function memoryNow(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}
