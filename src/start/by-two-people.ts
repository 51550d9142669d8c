import { type Decision, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { type AnyAction, isProposed, perform } from "#platform/perform";
import { approve } from "#platform/proposals";

/**
 * For tests: has one person do something, and a second person approve it when it needs one. A refusal of either comes
 * back as it is.
 */
export async function byTwoPeople<Input, Facts, Value, Answer>(
  app: App,
  [proposer, approver]: readonly [Actor, Actor],
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
): Promise<Decision<unknown>> {
  const performed = await perform(app, proposer, action, raw);
  if (!isProposed(performed)) return performed;
  const approved = await approve(app, approver, performed.proposal.proposalId);
  return approved.ok ? ok(performed.proposal) : approved;
}
