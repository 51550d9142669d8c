import { isSlices, type Slices } from "#kernel";

/** How long one slice may take, in milliseconds. */
const sliceMax = 8;

type Work = { next(): boolean };
const waiting: Work[] = [];
let isRunning = false;

/**
 * What a computation comes to. If it is one in slices, other requests are answered between them: there is one slice at
 * a time, whatever the number of computations, and they take turns.
 */
export function inSlices<Value>(work: Value | Slices<Value>): Promise<Value> {
  if (!isSlices(work)) return Promise.resolve(work);
  return new Promise((done, failed) => {
    const next = (): boolean => {
      try {
        const slice = sliceOf(work);
        if (slice.done) done(slice.value);
        return slice.done === true;
      } catch (fault) {
        failed(fault);
        return true;
      }
    };
    waiting.push({ next });
    if (!isRunning) setImmediate(takeTurn);
    isRunning = true;
  });
}

/** Runs one slice of the first computation, then lets everything else have its turn. */
function takeTurn(): void {
  const work = waiting.shift();
  if (work && !work.next()) waiting.push(work);
  isRunning = waiting.length > 0;
  if (isRunning) setImmediate(takeTurn);
}

function sliceOf<Value>(work: Slices<Value>): IteratorResult<undefined, Value> {
  const end = performance.now() + sliceMax;
  for (;;) {
    const step = work.next();
    if (step.done || performance.now() >= end) return step;
  }
}
