import { type Decision, formatInstant, ok, refuse } from "#kernel";
import type { Tie } from "../app/directory.ts";
import type { Line, Words } from "../app/proposable.ts";

/** What decides whether a proposal still waits. */
export type Open = { readonly state: string; readonly expiresAt: string };

/** What a proposal said when it was made. */
export type SaidThen = Words & { readonly proposedBy: string; readonly proposedByName: string };

/** Whether a proposal can still be decided on: it waits, and its time is not over. */
export function stillWaits({ state, expiresAt }: Open, at: Temporal.Instant): Decision<null> {
  const expires = Temporal.Instant.from(expiresAt);
  if (state === "waiting" && Temporal.Instant.compare(at, expires) < 0) return ok(null);
  return state === "waiting" || state === "expired"
    ? refuse(
        "proposal-expired",
        `This proposal expired on ${formatInstant(expires)}. Propose it again if you still need it.`,
      )
    : refuse("proposal-decided", `This proposal was ${state} already. You do not need to do anything.`);
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
 * do the act as things stand; and it rests on what it rested on when it was proposed. Source: ours, as other operators
 * of critical systems, who want two people for what cannot be undone.
 */
export function mayApprove(facts: ApprovalFacts): Decision<null> {
  const { proposal, approverId, isSystem, tie, forProposer, forApprover } = facts;
  if (isSystem) return refuse("approver-system", "A system cannot approve this. Sign in as someone at the board.");
  if (approverId === proposal.proposedBy) return refuse("approver-same-person", tieTexts["same-person"]);
  if (tie === undefined) {
    return refuse("approver-not-permitted", "Your account does not allow you to do this, so you cannot approve it.");
  }
  if (tie !== null) return refuse(`approver-${tie}`, tieTexts[tie]);
  if (!forProposer.ok) return forProposer;
  if (!forApprover.ok) return forApprover;
  const changed = changesSince(proposal, forProposer.value.words);
  return changed.length === 0
    ? ok(null)
    : refuse(
        "proposal-changed",
        `Since ${proposal.proposedByName} proposed this, ${changed.map(changeWords).join("; ")}. ` +
          "Decline it, or ask for it to be withdrawn. Then propose it again.",
      );
}

const tieTexts: Readonly<Record<Tie, string>> = {
  "same-person": "You proposed this. Someone else must approve it.",
  "same-mailbox": "Your account has the same mailbox as the account that proposed this. Someone else must approve it.",
  "same-identity":
    "Your account has the same organisation sign-in as the account that proposed this. Someone else must approve it.",
  "role-given":
    "The person who proposed this gave you the role that lets you approve it less than 24 hours ago. Someone else " +
    "must approve it, or you can approve it tomorrow.",
};

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
  if (personId === proposedBy) {
    return refuse("own-proposal-declined", "You proposed this, so you cannot decline it. Withdraw it instead.");
  }
  if (reason === "") return refuse("reason-missing", "Enter a reason for declining this.", { field: "reason" });
  return reason.length > reasonMax
    ? refuse("reason-long", `Reason must be ${reasonMax} characters or fewer.`, { field: "reason" })
    : ok(reason);
}

/** Whether somebody may withdraw a proposal: only who made it. */
export function mayWithdraw({ proposedBy }: Pick<SaidThen, "proposedBy">, personId: string): Decision<null> {
  return personId === proposedBy
    ? ok(null)
    : refuse("not-own-proposal", "Only the person who proposed this can withdraw it. You can decline it instead.");
}
