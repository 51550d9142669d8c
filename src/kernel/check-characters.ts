import { type Decision, ok } from "./decision.ts";
import { uciForm, uciLetter, uciSerial, uciSuspect, ulnCheckDigit, ulnFirstDigit, ulnForm } from "./refusals.ts";

/**
 * The Unique Candidate Identifier: centre number (5), issuer (a digit or letter), year (2), serial (4), check letter.
 * The twelve values are weighted 16 down to 5; the remainder of their sum on 17 picks the letter. Source: JCQ, Unique
 * Candidate Identifiers; WJEC's UCI page publishes 681990012058 as remainder 6, letter G.
 */
export type UciVerdict = "valid" | "uci-form" | "uci-serial" | "uci-letter" | "uci-suspect";

const uciLetters = "ABCDEFGHKLMRTVWXY";
/** A published table of letters that is out of step has I, J and K where the others have K, L and M. */
const suspectLetters = new Map([
  ["I", "K"],
  ["J", "L"],
  ["K", "M"],
]);

const uciReasons = {
  "uci-form": uciForm,
  "uci-serial": uciSerial,
  "uci-letter": uciLetter,
  "uci-suspect": uciSuspect,
} as const;

/** Checks a UCI of 13 characters. Refused: wrong form, serial 0000, wrong check letter, letter of the faulty table. */
export function checkUci(uci: string): Decision<string> {
  const verdict = judgeUci(uci);
  return verdict === "valid" ? ok(uci) : uciReasons[verdict].refuse();
}

/** Adds the check letter to the first 12 characters of a UCI. Refused: wrong form, serial 0000. */
export function completeUci(stem: string): Decision<string> {
  if (stem.length !== 12 || !hasUciForm(stem)) return uciForm.refuse();
  if (stem.endsWith("0000")) return uciSerial.refuse();
  return ok(stem + letterOf(stem));
}

/** What `checkUci` decides, as one word and without making anything: for readers of millions of records. */
export function judgeUci(uci: string): UciVerdict {
  if (uci.length !== 13 || !hasUciForm(uci)) return "uci-form";
  const [given, right] = [uci.charAt(12), letterOf(uci)];
  if (!isUciLetter(given)) return "uci-form";
  if (uci.startsWith("0000", 8)) return "uci-serial";
  if (given === right) return "valid";
  return suspectLetters.get(given) === right ? "uci-suspect" : "uci-letter";
}

function letterOf(uci: string): string {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += uciValue(uci.charCodeAt(index)) * (16 - index);
  return uciLetters.charAt(sum % 17);
}

/** Digits count as themselves; A to P as 1 to 16, Q to W as 10 to 16, X, Y, Z as 10, 11, 12. */
function uciValue(code: number): number {
  if (code <= 57) return code - 48;
  const letter = code - 64;
  return letter <= 16 ? letter : letter <= 23 ? letter - 7 : letter - 14;
}

function hasUciForm(uci: string): boolean {
  for (let index = 0; index < 12; index += 1) {
    const code = uci.charCodeAt(index);
    const digit = code >= 48 && code <= 57;
    if (!digit && !(index === 5 && code >= 65 && code <= 90)) return false;
  }
  return true;
}

function isUciLetter(letter: string): boolean {
  return letter >= "A" && letter <= "Z";
}

/**
 * The Unique Learner Number: ten digits, the first not 0; weighted 10 down to 1 their sum leaves 10 on division by 11.
 * Source: HESA, ULN field, which publishes 9276308686 as valid.
 */
export type UlnVerdict = "valid" | "uln-form" | "uln-first-digit" | "uln-check-digit";

const ulnReasons = { "uln-form": ulnForm, "uln-first-digit": ulnFirstDigit, "uln-check-digit": ulnCheckDigit } as const;

/** Checks a ULN of ten digits. Refused: wrong form, first digit 0, wrong check digit. */
export function checkUln(uln: string): Decision<string> {
  const verdict = judgeUln(uln);
  return verdict === "valid" ? ok(uln) : ulnReasons[verdict].refuse();
}

/** What `checkUln` decides, as one word and without making anything. */
export function judgeUln(uln: string): UlnVerdict {
  if (uln.length !== 10) return "uln-form";
  let sum = 0;
  for (let index = 0; index < 10; index += 1) {
    const digit = uln.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return "uln-form";
    sum += digit * (10 - index);
  }
  if (uln.startsWith("0")) return "uln-first-digit";
  return sum % 11 === 10 ? "valid" : "uln-check-digit";
}
