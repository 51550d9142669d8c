import { type Decision, ok } from "#kernel";
import { actionTitle } from "../../app/program.ts";
import type { Tx } from "../../database/database.ts";
import type { Found, List, ListAsked } from "../../lists/list.ts";
import { paths } from "../../paths.ts";
import { proposableActs, type ProposalState, proposalStates, stateAt, type StoredProposal } from "../proposal.ts";
import { countProposals, listProposals, proposalFilter } from "../queries.ts";
import { stateTags } from "../state-tags.ts";

/** A proposal with the state it is in now. */
type ListedProposal = StoredProposal & { readonly now: ProposalState };

/** What waits for a second person, and what happened to earlier proposals. */
export const proposalsList: List<ListedProposal> = {
  name: "list-proposals",
  summary: "What waits for a second person",
  path: paths.proposals,
  permission: "proposals.view",
  scope: "board",
  title: "Proposals",
  template: "platform/proposals/list-proposals/page.njk",
  notices: ["done"],
  empty: "Nothing is waiting for a second person.",
  filters: [
    {
      name: "state",
      label: "Status",
      usual: "waiting",
      choices: [
        { value: "all", text: "All statuses" },
        ...proposalStates.map((state) => ({ value: state, text: stateTags[state].text })),
      ],
    },
    { name: "action", label: "What", all: "All actions" },
  ],
  columns: [
    { name: "proposalId", heading: "Proposal", value: ({ proposalId }) => proposalId, only: ["file"] },
    { name: "action", heading: "Action", value: ({ action }) => action, only: ["file"] },
    {
      name: "title",
      heading: "What",
      value: ({ title }) => title,
      link: ({ proposalId }) => paths.proposal({ proposal: proposalId }),
    },
    { name: "act", heading: "Action", value: ({ action }) => actionTitle(action), only: ["page"] },
    { name: "state", heading: "State", value: ({ state }) => state, only: ["file"] },
    { name: "proposedBy", heading: "Proposed by", value: ({ proposedByName }) => proposedByName },
    { name: "proposedAt", heading: "Proposed", kind: "instant", value: ({ proposedAt }) => proposedAt },
    { name: "expiresAt", heading: "Expires", kind: "instant", value: ({ expiresAt }) => expiresAt },
    { name: "status", heading: "Status", value: ({ now }) => now, tags: ({ now }) => [stateTags[now]], only: ["page"] },
    { name: "decidedBy", heading: "Ended by", value: ({ decidedByName }) => decidedByName },
    { name: "decidedAt", heading: "Ended", value: ({ decidedAt }) => decidedAt, only: ["file"] },
    { name: "reason", heading: "Reason", value: ({ reason }) => reason, only: ["file"] },
  ],
  find: findProposals,
};

/** A file has at most so many rows. */
const exportMax = 50_000;

async function findProposals(tx: Tx, asked: ListAsked): Promise<Decision<Found<ListedProposal>>> {
  const { actor, at, limit, offset, values } = asked;
  const filter = proposalFilter(values);
  const rows = await listProposals(tx, actor, filter, at, { size: Math.min(limit ?? exportMax, exportMax), offset });
  const acts = proposableActs().filter(({ permission }) => actor.permissions.has(permission));
  return ok({
    total: await countProposals(tx, actor, filter, at),
    rows: rows.map((row) => ({ ...row, now: stateAt(row, at) })),
    choices: { action: acts.map(({ name, summary }) => ({ value: name, text: summary })) },
    data: { to: paths },
  });
}
