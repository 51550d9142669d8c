import { randomInt } from "node:crypto";

/** No vowels, so that no reference is a word, and nothing that looks like something else. */
const letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

/** A new reference, of 48 random bits: among a million cases, one pair alike would be found in 600 such boards. */
export function newReference(): string {
  return Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length))).join("");
}

/** A reference as people read it: `BCDFG-HJKLM`. */
export function shownReference(reference: string): string {
  return `${reference.slice(0, 5)}-${reference.slice(5)}`;
}

/** What somebody typed, as references are stored. */
export function plainReference(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}
