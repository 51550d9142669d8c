import { type Day, formatDay, type Refusal } from "#kernel";
import { roleShape } from "../../roles.ts";
import { dayAfter, untilWords } from "../days.ts";
import { fromFar, fromPast, roleHeld, subjectsMissing, subjectsUnneeded, untilBeforeFrom } from "./refusals.ts";
import type { Grant, GrantFacts, HeldRole } from "./grant.ts";

/** How many days ahead a role may begin at most. */
const aheadMax = 366;

/** What holds whoever gives the role: its days, its subjects, and that the person does not have it already. */
export function terms(grant: Grant, { today, held }: GrantFacts): readonly Refusal[] {
  return [...days(grant, today), ...subjectsOfRole(grant), ...alreadyHeld(grant, held)];
}

function days({ from, until }: Grant, today: Day): readonly Refusal[] {
  if (from < today) return [fromPast.of()];
  if (from > dayAfter(today, aheadMax)) return [fromFar.of()];
  return until === null || until >= from ? [] : [untilBeforeFrom.of()];
}

function subjectsOfRole({ role, subjects }: Grant): readonly Refusal[] {
  const { bySubject, title } = roleShape(role);
  if (bySubject && subjects.length === 0) return [subjectsMissing.of({ title })];
  return bySubject || subjects.length === 0 ? [] : [subjectsUnneeded.of({ title })];
}

function alreadyHeld(grant: Grant, held: readonly HeldRole[]): readonly Refusal[] {
  const same = held.find(
    (one) =>
      one.role === grant.role &&
      (one.until === null || one.until >= grant.from) &&
      (grant.until === null || grant.until >= one.from) &&
      (grant.subjects.length === 0 || grant.subjects.some((subject) => one.subjects.includes(subject))),
  );
  return same ? [roleHeld.of({ from: formatDay(same.from), until: untilWords(same.until) })] : [];
}
