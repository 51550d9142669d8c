import type { Tag } from "#platform/lists";

/** Whether figures were published by a board, or are samples made up for the demonstration. */
export function figureTags(status: string): readonly [Tag] {
  return [status === "sample" ? { text: "Sample", colour: "yellow" } : { text: "Published", colour: "grey" }];
}
