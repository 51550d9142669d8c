import { type Day, type Decision, ok, parseDay, type Refusal, refuse, refuseAll } from "#kernel";
import { isRole, type Role, roleShape } from "../roles.ts";

/** What a form says of a role to give. A blank first day is today; a blank last day is until it is taken back. */
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

/** Reads `role`, `subjects`, `from` and `until`. Refused: no such role, what is no day, what is no code. */
export function readTerms(field: (name: string) => string): Decision<Terms> {
  const role = field("role");
  if (!isRole(role) || roleShape(role).side === "candidate") {
    return refuse("role-unknown", "Choose a role from the list.", { field: "role" });
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
    ...(wrong.length === 0
      ? []
      : [
          {
            code: "subject-form",
            text:
              `${wrong.slice(0, 3).join(", ")} is not the code of a qualification: 3 to 8 ` +
              `letters and digits, such as J560. Correct it.`,
            field: "subjects",
          },
        ]),
    ...(subjects.length <= 60
      ? []
      : [
          {
            code: "subjects-many",
            text: "Give at most 60 codes. Give the person a role for the whole centre instead.",
            field: "subjects",
          },
        ]),
  ];
}

/** A day of a form, or null when the field is blank. */
export function readDay(text: string, field: string): Decision<Day | null> {
  if (text === "") return ok(null);
  const day = parseDay(text);
  return day === undefined
    ? refuse("day-form", "Give the day as year, month and day, such as 2026-08-14.", { field })
    : ok(day);
}

/** An address that mail can be sent to, in lower case. */
export function readEmail(text: string): Decision<string> {
  const email = text.toLowerCase();
  if (
    /^[^\s@<>()[\]",:;\\\u0000-\u001f]{1,64}@[^\s@<>()[\]",:;\\]+\.[^\s@<>()[\]",:;\\.]{2,}$/.test(email) &&
    email.length <= 254
  )
    return ok(email);
  return refuse(
    "email-form",
    "Give an e-mail address, such as sam.lee@school.example. It is where the invitation is sent.",
    { field: "email" },
  );
}

/** A person's name as they write it. */
export function readName(text: string): Decision<string> {
  const name = text.replaceAll(/\s+/g, " ");
  if (name === "") return refuse("name-missing", "Give the person's name.", { field: "name" });
  return name.length <= 200 && !/\p{Cc}/u.test(name)
    ? ok(name)
    : refuse("name-form", "Give the name in at most 200 letters.", { field: "name" });
}
