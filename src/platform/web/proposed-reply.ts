import type { Proposal } from "../perform/action.ts";
import { json, redirect, type Reply } from "./route.ts";

/** Where proposals wait for a second person. */
export const proposalsPath = "/board/proposals";

/** The page of a proposal. */
export function proposalPath(proposalId: string): string {
  return `${proposalsPath}/${encodeURIComponent(proposalId)}`;
}

/** The answer of a page to an act that waits for a second person: to the proposal, which says so. */
export function proposedPage({ proposalId }: Proposal): Reply {
  return redirect(`${proposalPath(proposalId)}?done=proposed`);
}

/** The answer of the API to an act that waits for a second person: 202, with the proposal. */
export function proposedJson({ proposalId, action, title, expiresAt }: Proposal): Reply {
  return json({ proposalId, action, title, state: "waiting", expiresAt, href: `/api/v1/proposals/${proposalId}` }, 202);
}
