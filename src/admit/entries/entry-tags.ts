import type { Tag } from "#platform/lists";
import type { EntryStage, EntryStatus } from "./entry.ts";

/** The words and colours of an entry's status. */
export const statusTags: Readonly<Record<EntryStatus, Tag>> = {
  made: { text: "Made", colour: "green" },
  withdrawn: { text: "Withdrawn", colour: "grey" },
  final: { text: "Has marks", colour: "purple" },
};

/** That an entry is late; nothing for one that is on time. */
export function stageTags(stage: EntryStage): readonly Tag[] {
  if (stage === "on-time") return [];
  return [stage === "late" ? { text: "Late", colour: "orange" } : { text: "Very late", colour: "red" }];
}

/** An entry as its tags say it: its status, and whether it was late. */
export function entryTags({ status, stage }: { status: EntryStatus; stage: EntryStage }): readonly Tag[] {
  return [statusTags[status], ...stageTags(stage)];
}
