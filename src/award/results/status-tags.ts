import type { Tag } from "#platform/lists";
import type { ReleaseState } from "./show-release/releases.ts";

/** How the state of a release is shown. */
export const releaseTags: Readonly<Record<ReleaseState, Tag>> = {
  "not set": { text: "Not set", colour: "grey" },
  set: { text: "Set", colour: "blue" },
  "released to centres": { text: "Released to centres", colour: "turquoise" },
  "released to candidates": { text: "Released to candidates", colour: "green" },
};

/** How the status of an award run is shown, such as `Agreed`. */
export function runTag(status: string): Tag {
  const text = `${status.slice(0, 1).toUpperCase()}${status.slice(1)}`;
  if (status === "agreed") return { text, colour: "green" };
  return { text, colour: status === "failed" || status === "disagreed" ? "red" : "blue" };
}
