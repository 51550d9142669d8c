import type { Tag } from "../lists/tag.ts";
import type { ProposalState } from "./proposal.ts";

/** The states of a proposal in words and colour. */
export const stateTags: Readonly<Record<ProposalState, Tag>> = {
  waiting: { text: "Waiting for a second person", colour: "yellow" },
  approved: { text: "Approved", colour: "green" },
  declined: { text: "Declined", colour: "red" },
  withdrawn: { text: "Withdrawn", colour: "grey" },
  expired: { text: "Expired", colour: "grey" },
};
