import { type Decision, formatInstant, ok } from "#kernel";
import type { Tie } from "../app/directory.ts";
import type { Line, Words } from "../app/proposable.ts";
import {
  approverNotPermitted,
  approverLinkShown,
  approverRoleGiven,
  approverSameIdentity,
  approverSameMailbox,
  approverSamePerson,
  approverSystem,
  declineReasonLong,
  declineReasonMissing,
  notOwnProposal,
  ownProposalDeclined,
  proposalChanged,
  proposalDecided,
  proposalExpired,
} from "../refusals.ts";

/** What decides whether a proposal still waits. */
export type Open = { readonly state: string; readonly expiresAt: string };

/** What a proposal said when it was made. */
export type SaidThen = Words & { readonly proposedBy: string; readonly proposedByName: string };

/** Whether a proposal can still be decided: it waits and has not expired. */
export function stillWaits({ state, expiresAt }: Open, at: Temporal.Instant): Decision<null> {
  const expires = Temporal.Instant.from(expiresAt);
  if (state === "waiting" && Temporal.Instant.compare(at, expires) < 0) return ok(null);
  return state === "waiting" || state === "expired"
    ? proposalExpired.refuse({ expired: formatInstant(expires) })
    : proposalDecided.refuse({ state });
}

export type ApprovalFacts = {
  readonly proposal: SaidThen;
  readonly approverId: string;
  readonly isSystem: boolean;
  /** What ties the approver to the proposer; undefined when the approver does not hold the right of the act now. */
  readonly tie: Tie | null | undefined;
  /** The act decided now, for the proposer and for the approver. */
  readonly forProposer: Decision<{ readonly words: Words }>;
  readonly forApprover: Decision<unknown>;
};

/**
 * Whether someone may approve a proposal. They are not the person who proposed it, as far as anything shows; both may
 * do the act as things are now; and nothing that it depends on has changed since. Source: ours, like other operators
 * of critical systems, who require two people for what cannot be undone.
 */
export function mayApprove(facts: ApprovalFacts): Decision<null> {
  const { proposal, approverId, isSystem, tie, forProposer, forApprover } = facts;
  if (isSystem) return approverSystem.refuse();
  if (approverId === proposal.proposedBy) return approverSamePerson.refuse();
  if (tie === undefined) return approverNotPermitted.refuse();
  if (tie !== null) return tied[tie].refuse();
  if (!forProposer.ok) return forProposer;
  if (!forApprover.ok) return forApprover;
  const changed = changesSince(proposal, forProposer.value.words);
  return changed.length === 0
    ? ok(null)
    : proposalChanged.refuse({ name: proposal.proposedByName, changes: changed.map(changeWords).join("; ") });
}

/** Why somebody who is tied to the proposer so cannot approve. */
const tied = {
  "same-person": approverSamePerson,
  "same-mailbox": approverSameMailbox,
  "same-identity": approverSameIdentity,
  "link-shown": approverLinkShown,
  "role-given": approverRoleGiven,
} as const satisfies Readonly<Record<Tie, unknown>>;

/** One thing that is no longer as it was. Null is what was not there. */
export type Change = { readonly key: string; readonly was: string | null; readonly is: string | null };

/** What an act would do or rests on that differs from when it was proposed. */
export function changesSince(then: Words, now: Words): readonly Change[] {
  const parts = (words: Words): readonly Line[] => [
    { key: "What", value: words.title },
    ...words.does,
    ...words.restsOn,
  ];
  const [before, after] = [parts(then), parts(now)];
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [was, is] = [valueOf(before, key), valueOf(after, key)];
    return was === is ? [] : [{ key, was, is }];
  });
}

function valueOf(lines: readonly Line[], key: string): string | null {
  const values = lines.filter((line) => line.key === key).map(({ value }) => value);
  return values.length === 0 ? null : values.join("; ");
}

function changeWords({ key, was, is }: Change): string {
  return `"${key}" changed from "${was ?? "nothing"}" to "${is ?? "nothing"}"`;
}

/** Characters that a reason has at most. */
export const reasonMax = 500;

/** Whether somebody may decline a proposal: not their own, and with a reason. */
export function mayDecline(
  { proposedBy }: Pick<SaidThen, "proposedBy">,
  personId: string,
  reason: string,
): Decision<string> {
  if (personId === proposedBy) return ownProposalDeclined.refuse();
  if (reason === "") return declineReasonMissing.refuse();
  return reason.length > reasonMax ? declineReasonLong.refuse({ max: reasonMax }) : ok(reason);
}

/** Whether somebody may withdraw a proposal: only who made it. */
export function mayWithdraw({ proposedBy }: Pick<SaidThen, "proposedBy">, personId: string): Decision<null> {
  return personId === proposedBy ? ok(null) : notOwnProposal.refuse();
}
