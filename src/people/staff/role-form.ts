import { type Refusal, formatDay, parseDay } from "#kernel";
import type { WebRequest } from "#platform";
import { isRole, roleShape } from "../roles.ts";
import { untilWords } from "./days.ts";
import { allowsWords } from "./words.ts";

/** The fields of the forms that give a role. */
const names = ["name", "email", "role", "subjects", "from", "until"] as const;

/** What such a form shows again: what was typed, and what is wrong with it. */
export function formData(form: WebRequest["form"], refusals: readonly Refusal[]): object {
  const values = Object.fromEntries(names.map((name) => [name, form[name] ?? ""]));
  const faults = Object.fromEntries(refusals.flatMap(({ field, text }) => (field ? [[field, text] as const] : [])));
  return { values, refusals, faults };
}

/** What the page that checks before it asks says of a role: its days, and all that it allows, in words. */
export function checkData(form: WebRequest["form"]): object {
  const role = form["role"] ?? "";
  const [from, until] = [parseDay(form["from"] ?? ""), parseDay(form["until"] ?? "")];
  return {
    values: Object.fromEntries(names.map((name) => [name, form[name] ?? ""])),
    title: isRole(role) ? roleShape(role).title : role,
    allows: isRole(role) ? allowsWords(role) : [],
    bySubject: isRole(role) && roleShape(role).bySubject === true,
    term: `From ${from === undefined ? "today" : formatDay(from)}, ${untilWords(until ?? null)}`,
  };
}
