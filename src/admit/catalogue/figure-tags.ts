import type { Tag } from "#platform/lists";

/** Whether figures are a board's own publication, somebody else's copy of one, or samples for the demonstration. */
export function figureTags(status: string): readonly [Tag] {
  if (status === "sample") return [{ text: "Sample", colour: "yellow" }];
  return [status === "second-hand" ? { text: "Second-hand", colour: "blue" } : { text: "Published", colour: "grey" }];
}
