import { type Day, type Decision, formatDay, ok, type Refusal, refuse, refuseAll } from "#kernel";
import { isRole, type Role, roleShape } from "../../roles.ts";
import { lastDayOf } from "../days.ts";

/** A role that somebody has, as the acts that end it see it. Instants are ISO. */
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
 * Whether somebody may take a role back from another: not their own (that is laid down), not one the board appointed
 * unless for the board, and never the last that manages accounts at the place. Source: JCQ general regulations (a
 * centre always has somebody who answers for its accounts); peers leave a centre locked out until the board helps.
 */
export function mayEnd(ender: Ender, facts: EndFacts, { at, reason }: EndWish): Decision<{ readonly at: string }> {
  const { holding } = facts;
  return settle(facts, at, [
    ...(ender.personId !== holding.personId
      ? []
      : [
          {
            code: "own-role-ended",
            text:
              "This role is your own. Lay it down on the page of your account, or ask somebody " +
              "else who manages accounts.",
          },
        ]),
    ...(ender.side === "board" || !isAppointed(holding.role)
      ? []
      : [{ code: "appointed-role-ended", text: "The board appointed this person. Ask the board to end the role." }]),
    ...reasonRefusals(reason),
  ]);
}

/** Whether somebody may lay down a role of their own, from now. */
export function mayResign(personId: string, facts: EndFacts): Decision<{ readonly at: string }> {
  if (personId !== facts.holding.personId) {
    return refuse("role-not-own", "You can lay down your own roles only. Choose one of the list on your account.");
  }
  return settle(facts, null, []);
}

/** A reason is kept in the log whenever somebody loses a right. */
export function reasonRefusals(reason: string): readonly Refusal[] {
  if (reason === "")
    return [
      { code: "role-reason-missing", text: "Say why, in a sentence the person could be shown.", field: "reason" },
    ];
  return reason.length <= reasonMax
    ? []
    : [{ code: "role-reason-long", text: `Say why in at most ${reasonMax} characters.`, field: "reason" }];
}

function settle(facts: EndFacts, wanted: string | null, before: readonly Refusal[]): Decision<{ readonly at: string }> {
  const at = wanted ?? facts.now;
  const refusals = [...before, ...timing(facts, at), ...lastManager(facts, at)];
  return refusals.length === 0 ? ok({ at }) : refuseAll(refusals);
}

function timing({ holding, now }: EndFacts, at: string): readonly Refusal[] {
  if (holding.endedAt !== null || isBefore(holding.until, now))
    return [{ code: "role-over", text: "This role has ended already. There is nothing to do." }];
  if (isBefore(at, now))
    return [
      { code: "end-past", text: "A role ends now or on a day to come. Choose today or a later day.", field: "until" },
    ];
  return holding.until === null || !isBefore(holding.until, at)
    ? []
    : [
        {
          code: "end-later",
          text:
            `The role ends on ${formatDay(lastDayOf(holding.until))} anyway. To let it last longer, ` +
            `give it again.`,
          field: "until",
        },
      ];
}

/** Without this role somebody else must still be able to give roles at the place, at the instant it ends. */
function lastManager({ holding, remaining }: EndFacts, at: string): readonly Refusal[] {
  if (!manages(holding.role) || remaining.some((other) => manages(other.role) && inForce(other, at))) return [];
  return [
    holding.side === "centre"
      ? {
          code: "last-manager",
          text:
            "Nobody else manages accounts at this centre. Give another person the role of " +
            "exams officer first, or ask the board to appoint one.",
        }
      : {
          code: "last-administrator",
          text: "Nobody else manages accounts at the board. Make another person administrator first.",
        },
  ];
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
