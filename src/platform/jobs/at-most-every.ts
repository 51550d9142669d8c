/** Does something at most once in so many hours, however often it is called. */
export function atMostEvery(
  hours: number,
  work: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<number> {
  let last = -Infinity;
  return async () => {
    if (now() - last < hours * 3_600_000) return 0;
    last = now();
    await work();
    return 1;
  };
}
