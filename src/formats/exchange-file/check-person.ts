import { completeUci, judgeUci, judgeUln } from "#kernel";
import { findBirthDay } from "../birth-day.ts";
import { makeFault, type Fault } from "../faults.ts";
import type { FileHeader } from "../layouts/envelope.ts";
import { isBlank, isDigits } from "../layouts/layout.ts";
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
export function checkPerson(person: Person, line: number, columns: PersonColumns, header: FileHeader): Fault[] {
  const faults: Fault[] = [];
  const say = (fault: Fault | undefined) => fault && faults.push(fault);
  if (person.status !== "C" && person.status !== "P") say(makeFault("status-unknown", line, 3, { value: person.status }));
  if (!plainName.test(person.name)) say(nameFault(person.name, line));
  if (person.sex !== undefined && !["M", "F", ""].includes(person.sex)) {
    say(makeFault("sex-unknown", line, 53, { value: person.sex }));
  }
  if (person.dateOfBirth !== undefined) say(birthFault(person.dateOfBirth, line, header));
  say(uciFault(person.uci, line, columns.uci));
  if (person.uln) say(ulnFault(person.uln, line, columns.uln));
  if (person.qualifier !== undefined) faults.push(...guestFaults(person, line));
  return faults;
}

function nameFault(name: string, line: number): Fault | undefined {
  if (!name.includes(":")) return makeFault(isBlank(name) ? "name-absent" : "name-colon", line, 13);
  const { surname, forenames } = splitName(name);
  const folded = foldName(surname, forenames);
  if (folded.startsWith(":")) return makeFault("name-absent", line, 13);
  return folded === name ? undefined : makeFault("name-folded", line, 13, { value: folded });
}

function birthFault(value: string, line: number, header: FileHeader): Fault | undefined {
  if (value === "000000") return makeFault("birth-absent", line, 54);
  const examDay = seriesDay(header);
  const day = findBirthDay(value, examDay);
  if (!day) return makeFault("birth-form", line, 54, { value });
  const age = Number(examDay.slice(0, 4)) - Number(day.slice(0, 4));
  const unlikely = age < ageUnlikelyBelow || age > ageUnlikelyAbove;
  return unlikely ? makeFault("age-unlikely", line, 54, { value, age }) : undefined;
}

/** The first day of the month of the series: a reader has no file date before it has read the candidates. */
function seriesDay(header: FileHeader): string {
  const month = Math.max(1, "123456789ABC".indexOf(header.series.charAt(0).toUpperCase()) + 1);
  return `20${header.year}-${String(month).padStart(2, "0")}-01`;
}

function uciFault(value: string, line: number, column: number): Fault | undefined {
  if (value === "") return makeFault("uci-absent", line, column);
  const verdict = judgeUci(value);
  if (verdict === "valid") return undefined;
  const completed = value.length === 12 ? completeUci(value) : undefined;
  if (completed?.ok) return makeFault("uci-unfinished", line, column, { value, right: completed.value });
  const at = verdict === "uci-form" ? column : verdict === "uci-serial" ? column + 8 : column + 12;
  return makeFault(verdict, line, at, { value });
}

function ulnFault(value: string, line: number, column: number): Fault | undefined {
  const verdict = judgeUln(value);
  if (verdict === "valid") return undefined;
  return verdict === "uln-check-digit"
    ? makeFault("uln-check", line, column + 9, { value })
    : makeFault("uln-form", line, column, { value });
}

function guestFaults(person: Person, line: number): Fault[] {
  const { qualifier = "", ownCentre = "", ownCandidate = "" } = person;
  if (!["", "G", "P"].includes(qualifier)) return [makeFault("qualifier-unknown", line, 96, { value: qualifier })];
  const faults: Fault[] = [];
  if (qualifier === "G" && (ownCentre === "" || ownCandidate === "")) faults.push(makeFault("guest-incomplete", line, 96));
  if (ownCentre !== "" && !(isDigits(ownCentre) && ownCentre.length === 5)) {
    faults.push(makeFault("own-number-form", line, 97, { field: "centre number", value: ownCentre, length: 5 }));
  }
  if (ownCandidate !== "" && !(isDigits(ownCandidate) && ownCandidate.length === 4)) {
    faults.push(makeFault("own-number-form", line, 102, { field: "candidate number", value: ownCandidate, length: 4 }));
  }
  return faults;
}
