import { type Decision, ok } from "#kernel";
import { commonWords } from "./known-words.ts";
import { passwordCommon, passwordLong, passwordOwnWords, passwordShort } from "./refusals.ts";

/** Whose password it would be. */
export type PasswordOwner = { readonly name: string; readonly email: string | null; readonly board: string };

/** Characters of a password. 12 are enough with a second factor; NIST asks for 15 where a password stands alone. */
export const passwordLength = { least: 12, most: 128 } as const;

/** Characters that must remain when each known word, row of keys and repetition counts as one. */
const ownThoughtLeast = 8;

/**
 * Whether a text may be a person's password: its length, and that it is not one of those that are tried first. Every
 * character is allowed, and nothing is asked of their kinds. Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.
 */
export function mayBePassword(text: string, owner: PasswordOwner): Decision<string> {
  const password = text.normalize("NFKC");
  const { length } = [...password];
  const { least, most } = passwordLength;
  if (length < least) return passwordShort.refuse({ length, least });
  if (length > most) return passwordLong.refuse({ length, most });
  if (ownThought(password, [...commonWords, ...ownWords(owner)]) >= ownThoughtLeast) return ok(password);
  return ownThought(password, commonWords) >= ownThoughtLeast ? passwordOwnWords.refuse() : passwordCommon.refuse();
}

/**
 * How many characters of a password somebody thought of: a known word, a row or a repetition counts as one. Of all ways
 * to read the text, the one with the fewest pieces counts.
 */
export function ownThought(password: string, words: readonly string[]): number {
  const known = [...new Set(words.map((word) => asLetters(plain(word))))].filter((word) => word.length >= 3);
  const whole = plain(password);
  return Math.min(...[whole, repeatedPart(whole)].map((text) => fewestPieces(text, known)));
}

function fewestPieces(text: string, known: readonly string[]): number {
  const letters = asLetters(text);
  const fewest = [0, ...Array<number>(text.length).fill(Infinity)];
  for (let at = 0; at < text.length; at += 1) {
    const words = known.filter((word) => letters.startsWith(word, at)).map((word) => word.length);
    for (const long of [charAt(text, at), ...words, ...rowsAt(text, at)]) {
      fewest[at + long] = Math.min(fewest[at + long] ?? Infinity, (fewest[at] ?? Infinity) + 1);
    }
  }
  return fewest[text.length] ?? 0;
}

/** How long the character at a place is: those beyond the first 65,536 are two places long. */
function charAt(text: string, at: number): number {
  return String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"].flatMap((row) => [
  row,
  [...row].toReversed().join(""),
]);

/** How long a row can be from a place on: the same character, or neighbours in the alphabet, figures or keys. */
function rowsAt(text: string, at: number): readonly number[] {
  const same = /^(.)\1*/su.exec(text.slice(at))?.[0].length ?? 0;
  const inRow = rows.map((row) => {
    let long = 0;
    while (long < text.length - at && row.includes(text.slice(at, at + long + 1))) long += 1;
    return long;
  });
  return Array.from({ length: Math.max(0, Math.max(same, ...inRow) - 2) }, (_each, more) => more + 3);
}

/** The part that a text repeats from beginning to end, the last time perhaps cut; the whole when it repeats none. */
function repeatedPart(text: string): string {
  for (let size = 1; size * 2 <= text.length; size += 1) {
    const part = text.slice(0, size);
    if (part.repeat(Math.ceil(text.length / size)).startsWith(text)) return part;
  }
  return text;
}

/** Words of a person's name, of their address and of the board, that others can guess. */
function ownWords({ name, email, board }: PasswordOwner): readonly string[] {
  return [name, email ?? "", board, board.replaceAll(/\s/g, ""), name.replaceAll(/\s/g, "")].flatMap((text) => [
    text,
    ...text.split(/[^\p{L}\p{N}]+/u),
  ]);
}

/** In lower case and without accents. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

const standsFor: Readonly<Record<string, string>> = {
  "@": "a",
  4: "a",
  3: "e",
  1: "i",
  "!": "i",
  0: "o",
  $: "s",
  5: "s",
};

/** With the letters for which figures and signs commonly stand: as long as before. */
function asLetters(text: string): string {
  return text.replaceAll(/[@431!0$5]/g, (sign) => standsFor[sign] ?? sign);
}
