/**
 * A long computation in slices: it stops now and then, after some milliseconds at most, so that whoever runs it can let
 * others have their turn before it goes on. What it comes to is what the generator returns.
 */
export type Slices<Value> = Generator<undefined, Value, undefined>;

/** Runs all slices at once, where nobody waits: the command line and tests. */
export function finish<Value>(work: Slices<Value>): Value {
  for (;;) {
    const slice = work.next();
    if (slice.done) return slice.value;
  }
}

/** Whether something is a computation in slices and not yet its value. */
export function isSlices<Value>(work: Value | Slices<Value>): work is Slices<Value> {
  return work !== null && typeof work === "object" && Symbol.iterator in work && "next" in work;
}

/** Goes on with what may be in slices, within other slices. */
export function* settle<Value>(work: Value | Slices<Value>): Slices<Value> {
  return isSlices(work) ? yield* work : work;
}

/** Calls a function for each element, with a stop after every `size` of them. */
export function* forEachSliced<Element>(
  elements: readonly Element[],
  size: number,
  call: (element: Element, index: number) => void,
): Slices<void> {
  for (let from = 0; from < elements.length; from += size) {
    for (let index = from; index < Math.min(from + size, elements.length); index += 1) {
      const element = elements[index];
      if (element !== undefined) call(element, index);
    }
    yield;
  }
}
