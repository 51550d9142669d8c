/** Random whole numbers that are the same for the same seed on every machine: a 32-bit generator (mulberry32). */
export type Dice = {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  /** Whether something that happens so many times in a thousand happens now. */
  chance(perThousand: number): boolean;
  /** One of the things. */
  pick<Thing>(things: readonly Thing[]): Thing;
  /** So many different things, in the order in which they stand. */
  pickSome<Thing>(things: readonly Thing[], count: number): Thing[];
  /** A bell-shaped whole number from 0 to 1000, most often near 500. */
  bell(): number;
};

/** Dice for one part of the board: the same seed and name give the same throws, whatever else is thrown elsewhere. */
export function diceOf(seed: number, name: string): Dice {
  let state = mixed(seed, name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return (value ^ (value >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  const pick = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[below(things.length)];
    if (thing === undefined) throw new RangeError("There is nothing to pick from.");
    return thing;
  };
  return {
    below,
    pick,
    chance: (perThousand) => below(1000) < perThousand,
    pickSome: (things, count) => pickSome(below, things, count),
    bell: () => below(251) + below(251) + below(251) + below(251),
  };
}

function pickSome<Thing>(below: (limit: number) => number, things: readonly Thing[], count: number): Thing[] {
  const kept = new Set<number>();
  const wanted = Math.min(count, things.length);
  while (kept.size < wanted) kept.add(below(things.length));
  return things.filter((_thing, index) => kept.has(index));
}

function mixed(seed: number, name: string): number {
  let hash = 2166136261 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash;
}
