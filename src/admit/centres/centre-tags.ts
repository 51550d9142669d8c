import type { Tag } from "#platform/lists";
import type { Centre, CentreStatus } from "./centre.ts";

/** The approval of a centre in words and colour. */
export const centreTags: Readonly<Record<CentreStatus, Tag>> = {
  approved: { text: "Approved", colour: "green" },
  suspended: { text: "Suspended", colour: "yellow" },
  withdrawn: { text: "Withdrawn", colour: "grey" },
};

/** What a list shows of a centre: its approval, and whether it has no early access to results. */
export function tagsOfCentre({ status, earlyAccessWithdrawn }: Centre): readonly Tag[] {
  const tag = centreTags[status];
  return earlyAccessWithdrawn ? [tag, { text: "No early access", colour: "orange" }] : [tag];
}
