import { transactionAs } from "../../app/app.ts";
import { actionTitle } from "../../app/program.ts";
import {
  exportAddresses,
  findTableFormat,
  listView,
  pagination,
  rangeWords,
  tableFile,
} from "../../lists/list-view.ts";
import { page, type Reply, type WebRequest } from "../../web/route.ts";
import { proposableActs, type StoredProposal } from "../proposal.ts";
import { stillWaits } from "../rule.ts";
import { countProposals, listProposals, proposalFilter, proposalStates } from "./list.ts";

/** What waits for a second person, and what came of earlier proposals. */
export async function listPage({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [filter, view, format, at] = [proposalFilter(query), listView(query, 50), findTableFormat(query), app.clock()];
  const { rows, total } = await transactionAs(app, actor, async (tx) => ({
    rows: await listProposals(tx, actor, filter, at, format ? { size: exportMax, offset: 0 } : view),
    total: await countProposals(tx, actor, filter, at),
  }));
  if (format) return tableFile("proposals", format, heading, rows.map(exportRow));
  return page("platform/proposals/list-proposals/page.njk", {
    rows: rows.map((row) => ({ ...row, act: actionTitle(row.action), state: stateAt(row, at) })),
    total,
    filter,
    states: proposalStates,
    acts: proposableActs().filter(({ permission }) => actor.permissions.has(permission)),
    done: /^(approved|declined|withdrawn|proposed)$/.test(query["done"] ?? "") ? query["done"] : "",
    range: rangeWords(total, view),
    pagination: pagination(total, view, path, query),
    ...exportAddresses(path, query, { done: "" }),
  });
}

const exportMax = 50_000;
const heading = [
  "Proposal",
  "Act",
  "What",
  "State",
  "Proposed by",
  "Proposed",
  "Expires",
  "Ended by",
  "Ended",
  "Reason",
];

function exportRow(row: StoredProposal): readonly (string | null)[] {
  const { proposalId, action, title, state, proposedByName, proposedAt, expiresAt, decidedByName, decidedAt, reason } =
    row;
  return [proposalId, action, title, state, proposedByName, proposedAt, expiresAt, decidedByName, decidedAt, reason];
}

/** What waits past its time is expired, whether or not that has been noted yet. */
export function stateAt(proposal: StoredProposal, at: Temporal.Instant): string {
  return proposal.state === "waiting" && !stillWaits(proposal, at).ok ? "expired" : proposal.state;
}
