import { type Day, type Decision, isOneLine, ok, parseDay, type Refusal, refuseAll } from "#kernel";
import { isRole, type Role, roleShape } from "../roles.ts";
import { dayForm, emailForm, nameForm, nameMissing, roleUnknown, subjectForm, subjectsMany } from "./refusals.ts";

/** What a form says of a role to give. A blank first day is today; a blank last day means that the role has no end. */
export type Terms = {
  readonly role: Role;
  readonly subjects: readonly string[];
  readonly from: Day | null;
  readonly until: Day | null;
};

/** The fields of a form, a JSON body or a row of a file, trimmed; a list is joined by commas. */
export function readFields(raw: unknown): (name: string) => string {
  const fields = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  return (name) => {
    const value: unknown = fields[name] ?? "";
    return (Array.isArray(value) ? value.join(",") : String(value)).trim().normalize("NFC");
  };
}

/** Reads `role`, `subjects`, `from` and `until`. Refused: an unknown role, a day or a code that cannot be read. */
export function readTerms(field: (name: string) => string): Decision<Terms> {
  const role = field("role");
  if (!isRole(role) || roleShape(role).side === "candidate") {
    return roleUnknown.refuse();
  }
  const [from, until] = [readDay(field("from"), "from"), readDay(field("until"), "until")];
  const subjects = [
    ...new Set(
      field("subjects")
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((code) => code !== ""),
    ),
  ];
  const refusals: readonly Refusal[] = [
    ...(from.ok ? [] : from.refusals),
    ...(until.ok ? [] : until.refusals),
    ...subjectRefusals(subjects),
  ];
  if (refusals.length > 0 || !from.ok || !until.ok) return refuseAll(refusals);
  return ok({ role, subjects, from: from.value, until: until.value });
}

function subjectRefusals(subjects: readonly string[]): readonly Refusal[] {
  const wrong = subjects.filter((code) => !/^[A-Z0-9]{3,8}$/.test(code));
  return [
    ...(wrong.length === 0 ? [] : [subjectForm.of({ codes: wrong.slice(0, 3).join(", ") })]),
    ...(subjects.length <= 60 ? [] : [subjectsMany.of()]),
  ];
}

/** A day of a form, or null when the field is blank. */
export function readDay(text: string, field: string): Decision<Day | null> {
  if (text === "") return ok(null);
  const day = parseDay(text);
  return day === undefined ? dayForm.refuse({}, { field }) : ok(day);
}

/** An address that email can be sent to, in lower case. */
export function readEmail(text: string): Decision<string> {
  const email = text.toLowerCase();
  if (
    /^[^\s@<>()[\]",:;\\\u0000-\u001f]{1,64}@[^\s@<>()[\]",:;\\]+\.[^\s@<>()[\]",:;\\.]{2,}$/.test(email) &&
    email.length <= 254
  )
    return ok(email);
  return emailForm.refuse();
}

/** A person's name as they write it. */
export function readName(text: string): Decision<string> {
  const name = text.replaceAll(/\s+/g, " ");
  if (name === "") return nameMissing.refuse();
  return name.length <= 200 && isOneLine(name) ? ok(name) : nameForm.refuse();
}
