import { defineRefusal, type KnownRefusal } from "./refusal.ts";

const ucis = { source: "JCQ, Unique Candidate Identifiers" } as const;
const ulns = { source: "HESA, ULN field" } as const;

export const uciForm = defineRefusal(
  "uci-form",
  "A UCI has five digits, a digit or capital letter, six digits and a check letter. Enter it again from the source.",
  ucis,
);
export const uciSerial = defineRefusal(
  "uci-serial",
  "The serial number in a UCI, its digits 9 to 12, is never 0000. Ask the centre for the correct UCI.",
  ucis,
);
export const uciLetter = defineRefusal(
  "uci-letter",
  "The check letter does not match the rest of the UCI. Look for a mistyped or swapped character.",
  ucis,
);
export const uciSuspect = defineRefusal(
  "uci-suspect",
  "The check letter is from a faulty table that has I, J, K instead of K, L, M. Ask the centre for the correct UCI.",
  ucis,
);
export const ulnForm = defineRefusal("uln-form", "A ULN has ten digits. Enter it again from the source.", ulns);
export const ulnFirstDigit = defineRefusal(
  "uln-first-digit",
  "A ULN never begins with 0. Enter it again from the source.",
  ulns,
);
export const ulnCheckDigit = defineRefusal(
  "uln-check-digit",
  "The last digit does not match the rest of the ULN. Look for a mistyped or swapped digit.",
  ulns,
);

export const nameNotOneLine = defineRefusal(
  "name-not-one-line",
  "Enter the name in one line, without characters that cannot be seen.",
  { source: "Ours: they turn round or hide what follows them in lists and files" },
);

/** Every reason for which an identifier of a candidate, or a name, is refused. */
export const identifierRefusals: readonly KnownRefusal[] = [
  uciForm,
  uciSerial,
  uciLetter,
  uciSuspect,
  ulnForm,
  ulnFirstDigit,
  ulnCheckDigit,
  nameNotOneLine,
];
