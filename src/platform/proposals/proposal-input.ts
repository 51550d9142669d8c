import { type Decision, ok } from "#kernel";
import type { Saved } from "../perform/action.ts";
import { proposalEnded } from "../events/proposal-events.ts";
import type { ProposalState, StoredProposal } from "./proposal.ts";

/** What those who decide on a proposal send: which, and why. */
export type ProposalInput = { readonly proposalId: string; readonly reason: string };
export type ProposalDone = { readonly proposalId: string };

/** Reads `proposal` and `reason`. */
export function readProposalInput(raw: unknown): Decision<ProposalInput> {
  const fields = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const text = (name: string): string => {
    const value: unknown = fields[name];
    return typeof value === "string" ? value.trim().normalize("NFC") : "";
  };
  return ok({ proposalId: text("proposal"), reason: text("reason") });
}

/** What is logged and announced of a proposal's end. */
export function savedEnd(
  { proposalId, action, title, proposedByName }: StoredProposal,
  state: ProposalState,
  reason?: string,
): Saved<ProposalDone> {
  return {
    answer: { proposalId },
    subject: { kind: "proposal", id: proposalId },
    centreId: null,
    chain: "board",
    before: { state: "waiting" },
    after: { state, action, title, proposedByName },
    ...(reason === undefined ? {} : { reason }),
    events: [proposalEnded.of(null, { proposalId, action, state })],
  };
}
