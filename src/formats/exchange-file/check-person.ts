import { completeUci, judgeUci, judgeUln } from "#kernel";
import { findBirthYear } from "../birth-day.ts";
import { makeFault, type Say } from "../faults.ts";
import type { FileHeader } from "../layouts/envelope.ts";
import { isBlank, isDigits } from "../layouts/characters.ts";
import { foldName, splitName } from "../person-name.ts";

/** Who a record is about, as written. Fields that a file type does not carry are absent. */
export type Person = {
  readonly status: string;
  readonly name: string;
  readonly uci: string;
  readonly sex?: string;
  readonly dateOfBirth?: string;
  readonly uln?: string;
  readonly qualifier?: string;
  readonly ownCentre?: string;
  readonly ownCandidate?: string;
};

/** Where the parts of a person stand; the ULN and UCI differ between file types. */
export type PersonColumns = { readonly uci: number; readonly uln: number };

const ageUnlikelyBelow = 10;
const ageUnlikelyAbove = 90;
const plainName = /^[A-Z'.()/-]+(?: [A-Z'.()/-]+)*:(?:[A-Z'.()/-]+(?: [A-Z'.()/-]+)*)?$/;

/** Everything about the person that can be checked without knowing any other record. */
export function checkPerson(person: Person, line: number, columns: PersonColumns, header: FileHeader, say: Say): void {
  if (person.status !== "C" && person.status !== "P")
    say(makeFault("status-unknown", line, 3, { value: person.status }));
  if (!plainName.test(person.name)) checkName(person.name, line, say);
  const { sex } = person;
  if (sex !== undefined && sex !== "M" && sex !== "F" && sex !== "")
    say(makeFault("sex-unknown", line, 53, { value: sex }));
  if (person.dateOfBirth !== undefined) checkBirth(person.dateOfBirth, line, header, say);
  checkUci(person.uci, line, columns.uci, say);
  if (person.uln) checkUln(person.uln, line, columns.uln, say);
  if (person.qualifier !== undefined) checkGuest(person, line, say);
}

function checkName(name: string, line: number, say: Say): void {
  if (!name.includes(":")) return say(makeFault(isBlank(name) ? "name-absent" : "name-colon", line, 13));
  const { surname, forenames } = splitName(name);
  const folded = foldName(surname, forenames);
  if (folded.startsWith(":")) return say(makeFault("name-absent", line, 13));
  if (folded !== name) say(makeFault("name-folded", line, 13, { value: folded }));
}

/** A reader has no file date before it has read the candidates: the first of the month of the series stands for it. */
function checkBirth(value: string, line: number, header: FileHeader, say: Say): void {
  if (value === "000000") return say(makeFault("birth-absent", line, 54));
  const examYear = 2000 + Number(header.year);
  const month = Math.max(1, "123456789ABC".indexOf(header.series.charAt(0).toUpperCase()) + 1);
  const year = findBirthYear(value, examYear, month * 100 + 1);
  if (year === undefined) return say(makeFault("birth-form", line, 54, { value }));
  const age = examYear - year;
  if (age < ageUnlikelyBelow || age > ageUnlikelyAbove) say(makeFault("age-unlikely", line, 54, { value, age }));
}

function checkUci(value: string, line: number, column: number, say: Say): void {
  if (value === "") return say(makeFault("uci-absent", line, column));
  const verdict = judgeUci(value);
  if (verdict === "valid") return;
  const completed = value.length === 12 ? completeUci(value) : undefined;
  if (completed?.ok) return say(makeFault("uci-unfinished", line, column, { value, right: completed.value }));
  const at = verdict === "uci-form" ? column : verdict === "uci-serial" ? column + 8 : column + 12;
  say(makeFault(verdict, line, at, { value }));
}

function checkUln(value: string, line: number, column: number, say: Say): void {
  const verdict = judgeUln(value);
  if (verdict === "valid") return;
  if (verdict === "uln-check-digit") say(makeFault("uln-check", line, column + 9, { value }));
  else say(makeFault("uln-form", line, column, { value }));
}

function checkGuest(person: Person, line: number, say: Say): void {
  const { qualifier = "", ownCentre = "", ownCandidate = "" } = person;
  if (qualifier === "" && ownCentre === "" && ownCandidate === "") return;
  if (!["", "G", "P"].includes(qualifier)) say(makeFault("qualifier-unknown", line, 96, { value: qualifier }));
  if (qualifier === "G" && (ownCentre === "" || ownCandidate === "")) say(makeFault("guest-incomplete", line, 96));
  if (ownCentre !== "" && !(isDigits(ownCentre) && ownCentre.length === 5)) {
    say(makeFault("own-number-form", line, 97, { field: "centre number", value: ownCentre, length: 5 }));
  }
  if (ownCandidate !== "" && !(isDigits(ownCandidate) && ownCandidate.length === 4)) {
    say(makeFault("own-number-form", line, 102, { field: "candidate number", value: ownCandidate, length: 4 }));
  }
}
