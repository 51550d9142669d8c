import { type Day, type Decision, formatDay, ok, type Refusal, refuseAll } from "#kernel";
import { isRole, type Role, roleShape } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import {
  appointedRoleEnded,
  endLater,
  endPast,
  lastAdministrator,
  lastManager,
  ownRoleEnded,
  reasonLong,
  reasonMissing,
  roleNotOwn,
  roleOver,
} from "../refusals.ts";

/** A role that someone has, as the acts that end it see it. Instants are ISO. */
export type Ending = {
  readonly personId: string;
  readonly role: string;
  readonly side: string;
  readonly from: string;
  readonly until: string | null;
  readonly endedAt: string | null;
};

/** Another role at the same place, of a person whose account is open. */
export type Remaining = { readonly role: string; readonly from: string; readonly until: string | null };

export type EndFacts = {
  readonly holding: Ending;
  readonly remaining: readonly Remaining[];
  readonly today: Day;
  readonly now: string;
};

/** Who ends it, on which side. */
export type Ender = { readonly personId: string; readonly side: string };

export type EndWish = {
  /** The instant at which the role ends; null for now. */
  readonly at: string | null;
  readonly reason: string;
};

const reasonMax = 500;

/**
 * Whether someone may end another person's role: not their own (they resign that), not one that the board appointed
 * unless they act for the board, and never the last one that manages accounts at the place. Source: JCQ general
 * regulations (a centre always has someone who answers for its accounts).
 */
export function mayEnd(ender: Ender, facts: EndFacts, { at, reason }: EndWish): Decision<{ readonly at: string }> {
  const { holding } = facts;
  return settle(facts, at, [
    ...(ender.personId === holding.personId ? [ownRoleEnded.of()] : []),
    ...(ender.side === "board" || !isAppointed(holding.role) ? [] : [appointedRoleEnded.of()]),
    ...reasonRefusals(reason),
  ]);
}

/** Whether someone may resign a role of their own, from now. */
export function mayResign(personId: string, facts: EndFacts): Decision<{ readonly at: string }> {
  return personId === facts.holding.personId ? settle(facts, null, []) : roleNotOwn.refuse();
}

/** A reason is kept in the audit log whenever someone loses a right. */
export function reasonRefusals(reason: string): readonly Refusal[] {
  if (reason === "") return [reasonMissing.of()];
  return reason.length <= reasonMax ? [] : [reasonLong.of({ max: reasonMax })];
}

function settle(facts: EndFacts, wanted: string | null, before: readonly Refusal[]): Decision<{ readonly at: string }> {
  const at = wanted ?? facts.now;
  const refusals = [...before, ...timing(facts, at), ...noManagerLeft(facts, at)];
  return refusals.length === 0 ? ok({ at }) : refuseAll(refusals);
}

function timing({ holding, now }: EndFacts, at: string): readonly Refusal[] {
  if (holding.endedAt !== null || isBefore(holding.until, now)) return [roleOver.of()];
  if (isBefore(at, now)) return [endPast.of()];
  return holding.until === null || !isBefore(holding.until, at)
    ? []
    : [endLater.of({ day: formatDay(lastDayOf(holding.until)) })];
}

/** Without this role, someone else must still be able to give roles at the place at the instant when it ends. */
function noManagerLeft({ holding, remaining }: EndFacts, at: string): readonly Refusal[] {
  if (!manages(holding.role) || remaining.some((other) => manages(other.role) && inForce(other, at))) return [];
  return [holding.side === "centre" ? lastManager.of() : lastAdministrator.of()];
}

function inForce({ from, until }: Remaining, at: string): boolean {
  return !isBefore(at, from) && (until === null || isBefore(at, until));
}

function manages(role: string): boolean {
  return isRole(role) && roleShape(role).allows.includes("people.manage");
}

function isAppointed(role: string): role is Role {
  return isRole(role) && roleShape(role).appointed === true;
}

function isBefore(one: string | null, other: string): boolean {
  return one !== null && Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0;
}
