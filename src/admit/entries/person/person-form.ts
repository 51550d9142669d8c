import { parseDay, type Day } from "#kernel";
import { fieldText } from "#platform/perform";
import type { Field } from "#platform/pages";

/** A person as a form gives one, trimmed; `dateOfBirth` is null when it is blank and undefined when it is no day. */
export type PersonGiven = {
  readonly surname: string;
  readonly forenames: string;
  readonly fileName: string;
  readonly uci: string;
  readonly uln: string;
  readonly sex: "M" | "F" | "N";
  readonly dateOfBirth: Day | null | undefined;
  readonly status: "C" | "P";
};

/** Reads the fields of `personFields`, and `uci`. Nothing is refused here: the rule says what is wrong. */
export function readPerson(raw: unknown): PersonGiven {
  const text = (name: string): string => fieldText(raw, name).trim().normalize("NFC");
  const [birth, sex] = [text("dateOfBirth"), text("sex")];
  return {
    surname: text("surname"),
    forenames: text("forenames"),
    fileName: text("fileName").toUpperCase(),
    uci: text("uci").toUpperCase().replaceAll(" ", ""),
    uln: text("uln").replaceAll(" ", ""),
    sex: sex === "M" || sex === "F" ? sex : "N",
    dateOfBirth: birth === "" ? null : parseDay(birth),
    status: text("status") === "P" ? "P" : "C",
  };
}

const nameFields: readonly Field[] = [
  { name: "surname", label: "Legal surname", kind: "text", width: 30 },
  { name: "forenames", label: "Legal forenames", kind: "text", width: 30 },
];

const otherFields: readonly Field[] = [
  { name: "dateOfBirth", label: "Date of birth", kind: "day", width: 10 },
  {
    name: "sex",
    label: "Sex",
    kind: "choice",
    choices: [
      { value: "F", text: "Female" },
      { value: "M", text: "Male" },
      { value: "N", text: "Not stated" },
    ],
  },
  { name: "uln", label: "Unique learner number (ULN)", hint: "10 digits, if you know it", kind: "text", width: 10 },
  {
    name: "status",
    label: "Type",
    kind: "choice",
    choices: [
      { value: "C", text: "Candidate of the centre" },
      { value: "P", text: "Private candidate" },
    ],
  },
];

const fileNameField: Field = {
  name: "fileName",
  label: "Name in files",
  hint: "SURNAME:FORENAMES. Leave blank unless the name cannot be written with the letters A to Z.",
  kind: "text",
  width: 30,
};

const uciField: Field = {
  name: "uci",
  label: "Unique candidate identifier (UCI)",
  hint: "13 characters, for example 900012240001A. Leave blank for a new one if the candidate has never had a UCI.",
  kind: "text",
  width: 20,
};

/** What is asked about somebody new, who may have a UCI already, or about somebody on record. */
export function personFields(who: "new" | "known"): readonly Field[] {
  return [
    ...nameFields,
    ...otherFields.slice(0, 2),
    ...(who === "new" ? [uciField] : []),
    ...otherFields.slice(2),
    fileNameField,
  ];
}
