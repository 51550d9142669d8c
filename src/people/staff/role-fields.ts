import { formatDay, parseDay } from "#kernel";
import type { Field, Question } from "#platform/pages";
import { isRole, roleShape } from "../roles.ts";
import { untilWords } from "./days.ts";
import type { StaffScope } from "./staff-scope.ts";
import { allowsWords, apartWords, titleOfRole } from "./words.ts";

/** Asks who a person is that has no account here yet. */
export const personFields: readonly Field[] = [
  { name: "name", kind: "text", label: "Name", width: 20 },
  {
    name: "email",
    kind: "text",
    label: "Email address",
    hint: "The invitation is sent here. It must be the person's own address, not one that an office shares.",
  },
];

/** Asks which role, and from which to which day; at centres for which subjects, too. */
export function roleFields(roles: StaffScope["roles"], bySubject: boolean): readonly Field[] {
  const choices = roles.map(({ role, title }) => ({ value: role, text: title }));
  return [
    { name: "role", kind: "list", label: "Role", choices: [{ value: "", text: "Choose a role" }, ...choices] },
    ...(bySubject ? [subjectsField] : []),
    { name: "from", kind: "day", label: "First day", hint: "Leave this blank to start today.", width: 10 },
    {
      name: "until",
      kind: "day",
      label: "Last day",
      hint: "The role ends at the end of this day. Leave this blank if it has no end date.",
      width: 10,
    },
  ];
}

const subjectsField: Field = {
  name: "subjects",
  kind: "text",
  label: "Subjects",
  hint: "For teachers only: the codes of their qualifications, separated by commas, for example J560, H446.",
};

/** The fields that the check page of a role sends on. */
const kept = ["person", "name", "email", "role", "subjects", "from", "until"] as const;

type Typed = Readonly<Record<string, string | undefined>>;

/** What the check page says of a role: who, which, when, and in words all that it allows. */
export function roleCheck(typed: Typed, who: string): Pick<Question, "template" | "rows" | "data"> {
  const role = typed["role"] ?? "";
  const [from, until] = [parseDay(typed["from"] ?? ""), parseDay(typed["until"] ?? "")];
  const bySubject = isRole(role) && roleShape(role).bySubject === true;
  return {
    template: "people/staff/role-check.njk",
    rows: [
      { key: "Name", value: who },
      ...(typed["email"] ? [{ key: "Email address", value: typed["email"] }] : []),
      { key: "Role", value: titleOfRole(role) },
      ...(bySubject ? [{ key: "Subjects", value: (typed["subjects"] ?? "").toUpperCase() }] : []),
      { key: "Period", value: `From ${from === undefined ? "today" : formatDay(from)} ${untilWords(until ?? null)}` },
    ],
    data: {
      bySubject,
      allows: isRole(role) ? allowsWords(role) : [],
      apart: isRole(role) && roleShape(role).side === "board" ? apartWords(role) : [],
      kept: kept.flatMap((name) => (typed[name] ? [{ name, value: typed[name] }] : [])),
    },
  };
}
