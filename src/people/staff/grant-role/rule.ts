import { type Decision, formatDay, ok, type Refusal, refuseAll } from "#kernel";
import { roleShape } from "../../roles.ts";
import { beyondReach, lastDayFor } from "../reach.ts";
import {
  beyondOwnEnd,
  firstExamsOfficer,
  moreThanHeld,
  ownRole,
  roleAppointed,
  roleNotAppointed,
  roleOfBoard,
  roleOfCentre,
} from "./refusals.ts";
import { allowsWord } from "../words.ts";
import type { Grant, GrantFacts, Granter } from "./grant.ts";
import { terms } from "./terms-rule.ts";

export type { Grant, GrantFacts, Granter, HeldRole } from "./grant.ts";

/**
 * Whether someone may give a role: no one gives more than they hold, nor for longer, nor to themselves. A centre's head
 * and its first exams officer are appointed by the board. Sources: JCQ general regulations (the head of centre answers
 * for who works with the awarding bodies' systems); OWASP ASVS 5.0, 8.2.1 and 8.3.1.
 */
export function mayGrant(granter: Granter, grant: Grant, facts: GrantFacts): Decision<Grant> {
  return verdict(grant, [
    ...toOneself(granter, grant),
    ...otherSide(granter, grant),
    ...appointedOnly(granter, grant, facts),
    ...beyondGranter(granter, grant),
    ...terms(grant, facts),
  ]);
}

/** Whether the board may appoint someone as a centre's head or exams officer. */
export function mayAppoint(granter: Granter, grant: Grant, facts: GrantFacts): Decision<Grant> {
  const fits = grant.role === "head-of-centre" || grant.role === "exams-officer";
  return verdict(grant, [
    ...toOneself(granter, grant),
    ...(granter.side === "board" && fits ? [] : [roleNotAppointed.of()]),
    ...terms(grant, facts),
  ]);
}

function verdict(grant: Grant, refusals: readonly Refusal[]): Decision<Grant> {
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

function toOneself(granter: Granter, grant: Grant): readonly Refusal[] {
  return granter.personId === grant.personId ? [ownRole.of()] : [];
}

function otherSide({ side }: Granter, { role }: Grant): readonly Refusal[] {
  const { side: roleSide, title } = roleShape(role);
  if (side === "centre") return roleSide === "centre" ? [] : [roleOfBoard.of({ title })];
  return roleSide === "board" || roleSide === "assessor" ? [] : [roleOfCentre.of({ title })];
}

function appointedOnly({ side }: Granter, { role }: Grant, { hadExamsOfficer }: GrantFacts): readonly Refusal[] {
  if (side !== "centre") return [];
  const { appointed, title } = roleShape(role);
  if (appointed) return [roleAppointed.of({ title })];
  return role !== "exams-officer" || hadExamsOfficer ? [] : [firstExamsOfficer.of()];
}

function beyondGranter({ reach }: Granter, { role, until }: Grant): readonly Refusal[] {
  const { title } = roleShape(role);
  const missing = beyondReach(reach, role);
  if (missing.length > 0) {
    const what = missing.map((permission) => allowsWord(permission).toLowerCase()).join("; ");
    return [moreThanHeld.of({ title, what })];
  }
  const last = lastDayFor(reach, role);
  return last === null || (until !== null && until <= last) ? [] : [beyondOwnEnd.of({ day: formatDay(last) })];
}
