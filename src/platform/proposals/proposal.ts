import { lifeCycle } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { type KnownAct, program } from "../app/program.ts";
import type { DecideAgain, Line } from "../app/proposable.ts";
import type { Tx } from "../database/database.ts";
import { readLines } from "./read-lines.ts";
import { type Open, stillWaits } from "./rule.ts";

export const proposalStates = ["waiting", "approved", "declined", "withdrawn", "expired"] as const;
export type ProposalState = (typeof proposalStates)[number];
type ProposalAct = "approve" | "decline" | "withdraw" | "expire";

/** What can happen to a proposal. */
export const proposalLife = lifeCycle<ProposalState, ProposalAct>("proposal", {
  waiting: { approve: "approved", decline: "declined", withdraw: "withdrawn", expire: "expired" },
  approved: {},
  declined: {},
  withdrawn: {},
  expired: {},
});

/** An act that somebody proposed, and what happened to it. Instants are ISO. */
export type StoredProposal = {
  readonly proposalId: string;
  readonly action: string;
  readonly sent: unknown;
  readonly title: string;
  readonly does: readonly Line[];
  readonly restsOn: readonly Line[];
  readonly neededBy: string | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly state: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
};

/** An act that can wait for a second person. */
export type ProposableAct = KnownAct & { readonly decideAgain: DecideAgain };

/** Every act that can wait for a second person. */
export function proposableActs(): readonly ProposableAct[] {
  return program().acts.flatMap(({ decideAgain, ...act }) => (decideAgain ? [{ ...act, decideAgain }] : []));
}

/** The act of a proposal; undefined when this version no longer has it. */
export function actOf({ action }: Pick<StoredProposal, "action">): ProposableAct | undefined {
  return proposableActs().find(({ name }) => name === action);
}

/** The state of a proposal at an instant: what has waited too long is expired, whether or not that is recorded yet. */
export function stateAt({ state, expiresAt }: Open, at: Temporal.Instant): ProposalState {
  if (state === "waiting" && !stillWaits({ state, expiresAt }, at).ok) return "expired";
  return proposalStates.find((each) => each === state) ?? "expired";
}

/** Whether a proposal concerns somebody: they made it, or may do its act. */
export function concerns(actor: Actor, proposal: Pick<StoredProposal, "action" | "proposedBy">): boolean {
  return proposal.proposedBy === actor.personId || actor.permissions.has(actOf(proposal)?.permission ?? "");
}

/** A proposal that somebody may read: one that concerns them, or any if they may read what everyone did. */
export async function readProposal(tx: Tx, actor: Actor, proposalId: string): Promise<StoredProposal | undefined> {
  const found = await find(tx, proposalId, false);
  return found && (concerns(actor, found) || actor.permissions.has("audit.view")) ? found : undefined;
}

/**
 * A proposal that concerns somebody; undefined for anything else. It is locked only while it waits: the database lets
 * no one change, and so no one lock, what has ended.
 */
export async function findProposal(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  lock = false,
): Promise<StoredProposal | undefined> {
  const found = await find(tx, proposalId, lock);
  return found && concerns(actor, found) ? found : undefined;
}

async function find(tx: Tx, proposalId: string, lock: boolean): Promise<StoredProposal | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(proposalId)) return undefined;
  const query = proposalQuery(tx).where("proposal_id", "=", proposalId);
  const locked = lock ? await query.forUpdate().executeTakeFirst() : undefined;
  const row = locked ?? (await query.executeTakeFirst());
  return row && storedProposal(row);
}

/** A proposal as it is read; its lines come from JSON columns. */
export function storedProposal<Row extends { readonly does: unknown; readonly restsOn: unknown }>(
  row: Row,
): Omit<Row, "does" | "restsOn"> & { readonly does: readonly Line[]; readonly restsOn: readonly Line[] } {
  return { ...row, does: readLines(row.does), restsOn: readLines(row.restsOn) };
}

/** Every column of proposals that is shown. */
export function proposalQuery(tx: Tx) {
  return tx
    .selectFrom("platform.proposal")
    .select([
      "proposal_id as proposalId",
      "action",
      "sent",
      "title",
      "does",
      "rests_on as restsOn",
      "needed_by as neededBy",
      "proposed_by as proposedBy",
      "proposed_by_name as proposedByName",
      "proposed_at as proposedAt",
      "expires_at as expiresAt",
      "state",
      "decided_by_name as decidedByName",
      "decided_at as decidedAt",
      "decision_reason as reason",
    ]);
}
