/** Which candidate number of a centre first used a UCI. */
export type UciOwners = {
  /** The other number that used this UCI before; the first time the number is noted. */
  findOwner(uci: string, number: number): number | undefined;
  clear(): void;
};

/** A centre has at most 10,000 candidate numbers, so that the table is never more than a third full. */
const places = 32768;

/**
 * A hash table for one centre, reused for the next: several times faster than a `Map`, and what it holds does not grow
 * with the file. A place holds a number plus one; 0 is free.
 */
export function uciOwners(): UciOwners {
  const numbers = new Uint16Array(places);
  const ucis: string[] = Array(places).fill("");
  let used = 0;
  return {
    clear() {
      if (used === 0) return;
      numbers.fill(0);
      ucis.fill("");
      used = 0;
    },
    findOwner(uci, number) {
      if (uci === "") return undefined;
      let place = hashOf(uci);
      for (let held = numbers[place] ?? 0; held !== 0; held = numbers[place] ?? 0) {
        if (ucis[place] === uci) return held - 1 === number ? undefined : held - 1;
        place = (place + 1) % places;
      }
      if (used < places / 2) {
        numbers[place] = number + 1;
        ucis[place] = uci;
        used += 1;
      }
      return undefined;
    },
  };
}

function hashOf(uci: string): number {
  let hash = 0;
  for (let at = 0; at < uci.length; at += 1) hash = (Math.imul(hash, 31) + uci.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (places - 1);
}
