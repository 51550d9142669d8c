import { type Day, type Decision, formatDay, ok, type Refusal, refuseAll } from "#kernel";

import { type Role, roleShape } from "../../roles.ts";
import { dayAfter, untilWords } from "../days.ts";
import { beyondReach, lastDayFor, type Reach } from "../reach.ts";
import { allowsWord } from "../words.ts";

/** A role as somebody wants to give it; `personId` is null while the person is only invited. Days are inclusive. */
export type Grant = {
  readonly personId: string | null;
  readonly role: Role;
  readonly subjects: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
};

/** Who gives: on which side, and what they may do at the place, each until when. */
export type Granter = { readonly personId: string; readonly side: "centre" | "board"; readonly reach: Reach };

export type HeldRole = {
  readonly role: string;
  readonly subjects: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
};

export type GrantFacts = {
  readonly today: Day;
  /** Roles that the person has at the place, now or later. */
  readonly held: readonly HeldRole[];
  /** Whether the centre has or had an exams officer: the first is appointed by the board. */
  readonly hadExamsOfficer: boolean;
};

/** Days ahead that a role may begin at most. */
const aheadMax = 366;

/**
 * Whether somebody may give a role: nobody gives more than they hold, nor for longer, nor to themselves; a centre's
 * head and its first exams officer are appointed by the board. Sources: JCQ general regulations (the head of centre
 * answers for who works with the boards' systems); OWASP ASVS 5.0, 8.3.1 and 8.2.1.
 */
export function mayGrant(granter: Granter, grant: Grant, facts: GrantFacts): Decision<Grant> {
  return verdict(grant, [
    ...ownRole(granter, grant),
    ...otherSide(granter, grant),
    ...appointedOnly(granter, grant, facts),
    ...moreThanHeld(granter, grant),
    ...terms(grant, facts),
  ]);
}

/** Whether the board may appoint somebody as a centre's head or exams officer. */
export function mayAppoint(granter: Granter, grant: Grant, facts: GrantFacts): Decision<Grant> {
  const fits = grant.role === "head-of-centre" || grant.role === "exams-officer";
  return verdict(grant, [
    ...ownRole(granter, grant),
    ...(granter.side === "board" && fits
      ? []
      : [
          {
            code: "role-not-appointed",
            text: "The board appoints heads of centre and exams officers. The centre gives its other roles itself.",
            field: "role",
          },
        ]),
    ...terms(grant, facts),
  ]);
}

function verdict(grant: Grant, refusals: readonly Refusal[]): Decision<Grant> {
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

function ownRole(granter: Granter, grant: Grant): readonly Refusal[] {
  return granter.personId !== grant.personId
    ? []
    : [{ code: "own-role", text: "You cannot change your own roles. Ask somebody else who manages accounts." }];
}

function otherSide({ side }: Granter, { role }: Grant): readonly Refusal[] {
  const shape = roleShape(role);
  if (side === "centre") {
    return shape.side === "centre"
      ? []
      : [
          {
            code: "role-of-board",
            text: `${shape.title} is not a role of a centre. Choose another role.`,
            field: "role",
          },
        ];
  }
  return shape.side === "board" || shape.side === "assessor"
    ? []
    : [
        {
          code: "role-of-centre",
          text:
            `${shape.title} is a role that a centre gives itself. To appoint a centre's head ` +
            `or exams officer, start from the page of the centre.`,
          field: "role",
        },
      ];
}

function appointedOnly({ side }: Granter, { role }: Grant, { hadExamsOfficer }: GrantFacts): readonly Refusal[] {
  if (side !== "centre") return [];
  const { appointed, title } = roleShape(role);
  if (appointed)
    return [
      { code: "role-appointed", text: `${title} is appointed by the board. Tell the board who it is.`, field: "role" },
    ];
  return role !== "exams-officer" || hadExamsOfficer
    ? []
    : [
        {
          code: "first-exams-officer",
          text: "A centre's first exams officer is appointed by the board. Tell the board who it is.",
          field: "role",
        },
      ];
}

function moreThanHeld({ reach }: Granter, { role, until }: Grant): readonly Refusal[] {
  const { title } = roleShape(role);
  const missing = beyondReach(reach, role);
  if (missing.length > 0)
    return [
      {
        code: "more-than-held",
        text:
          `${title} allows what your own account does not: ` +
          `${missing.map((permission) => allowsWord(permission).toLowerCase()).join("; ")}. Ask somebody who may do this.`,
        field: "role",
      },
    ];
  const last = lastDayFor(reach, role);
  return last === null || (until !== null && until <= last)
    ? []
    : [
        {
          code: "beyond-own-end",
          text: `Your own role ends on ${formatDay(last)}. Choose that day or an earlier one as the last day.`,
          field: "until",
        },
      ];
}

/** What holds whoever gives the role: its days, its subjects, and that the person has it not already. */
function terms(grant: Grant, { today, held }: GrantFacts): readonly Refusal[] {
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
