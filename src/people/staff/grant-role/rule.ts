import { type Decision, formatDay, ok, type Refusal, refuseAll } from "#kernel";

import { roleShape } from "../../roles.ts";
import { beyondReach, lastDayFor } from "../reach.ts";
import { allowsWord } from "../words.ts";
import type { Grant, GrantFacts, Granter } from "./grant.ts";
import { terms } from "./terms-rule.ts";

export type { Grant, GrantFacts, Granter, HeldRole } from "./grant.ts";

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
