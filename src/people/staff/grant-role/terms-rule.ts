import { type Day, formatDay, type Refusal } from "#kernel";
import { roleShape } from "../../roles.ts";
import { dayAfter, untilWords } from "../days.ts";
import type { Grant, GrantFacts, HeldRole } from "./grant.ts";

/** Days ahead that a role may begin at most. */
const aheadMax = 366;

/** What holds whoever gives the role: its days, its subjects, and that the person has it not already. */
export function terms(grant: Grant, { today, held }: GrantFacts): readonly Refusal[] {
  return [...days(grant, today), ...subjectsOfRole(grant), ...alreadyHeld(grant, held)];
}

function days({ from, until }: Grant, today: Day): readonly Refusal[] {
  if (from < today)
    return [{ code: "from-past", text: "A role begins today or later. Choose today or a later day.", field: "from" }];
  if (from > dayAfter(today, aheadMax))
    return [
      { code: "from-far", text: "A role begins within a year from today. Choose an earlier day.", field: "from" },
    ];
  return until === null || until >= from
    ? []
    : [
        {
          code: "until-before-from",
          text: "The last day is before the first. Choose the first day or a later one.",
          field: "until",
        },
      ];
}

function subjectsOfRole({ role, subjects }: Grant): readonly Refusal[] {
  const { bySubject, title } = roleShape(role);
  if (bySubject && subjects.length === 0)
    return [
      {
        code: "subjects-missing",
        text: `${title} is given for some subjects. Give the code of each qualification, such as J560.`,
        field: "subjects",
      },
    ];
  return bySubject || subjects.length === 0
    ? []
    : [
        {
          code: "subjects-unneeded",
          text:
            `${title} is given for the whole centre, not by subject. Leave the subjects ` +
            `blank or choose another role.`,
          field: "subjects",
        },
      ];
}

function alreadyHeld(grant: Grant, held: readonly HeldRole[]): readonly Refusal[] {
  const same = held.find(
    (one) =>
      one.role === grant.role &&
      (one.until === null || one.until >= grant.from) &&
      (grant.until === null || grant.until >= one.from) &&
      (grant.subjects.length === 0 || grant.subjects.some((subject) => one.subjects.includes(subject))),
  );
  return same === undefined
    ? []
    : [
        {
          code: "role-held",
          text:
            `The person has this role from ${formatDay(same.from)} ${untilWords(same.until)}. ` +
            `Choose other days, or end that role first.`,
          field: "role",
        },
      ];
}
