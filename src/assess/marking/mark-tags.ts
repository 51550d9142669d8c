import type { Tag } from "#platform/lists";
import type { MarkStatus } from "./mark.ts";

const tags: Readonly<Record<MarkStatus | "pending", Tag>> = {
  marked: { text: "Marked", colour: "green" },
  incomplete: { text: "Work incomplete", colour: "turquoise" },
  absent: { text: "Absent", colour: "blue" },
  withdrawn: { text: "Withdrawn", colour: "blue" },
  pending: { text: "On hold", colour: "orange" },
};

/** The status of a mark as people see it; outstanding where nothing is recorded. */
export function markTag(status: string | null): Tag {
  const known = Object.entries(tags).find(([name]) => name === status);
  return known ? known[1] : { text: "Outstanding", colour: "grey" };
}
