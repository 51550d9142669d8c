import type { Proposal } from "../perform/action.ts";
import { paths } from "../paths.ts";
import { json, redirect, type Reply } from "./route.ts";

/** The answer of a page to an act that waits for a second person: to the proposal, which says so. */
export function proposedPage({ proposalId }: Proposal): Reply {
  return redirect(paths.proposal({ proposal: proposalId }, { done: "proposed" }));
}

/** The answer of the API to an act that waits for a second person: 202, with the proposal. */
export function proposedJson({ proposalId, action, title, expiresAt }: Proposal): Reply {
  const href = paths.proposalApi({ proposal: proposalId });
  return json({ proposalId, action, title, state: "waiting", expiresAt, href }, 202);
}
