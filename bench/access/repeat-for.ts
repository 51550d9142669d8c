/** Does something again and again for so many seconds, several at a time; gives how often a second. */
export async function repeatFor(
  seconds: number,
  atOnce: number,
  work: (lane: number) => Promise<void>,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const lane = async (number: number): Promise<void> => {
    while (performance.now() < until) {
      await work(number);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, number) => lane(number)));
  return Math.round(done / seconds);
}
