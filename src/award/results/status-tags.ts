import type { Tag } from "#platform/lists";
import type { ReleaseState, SuspendedBecause } from "./show-release/releases.ts";

/** How the state of a release is shown. */
export const releaseTags: Readonly<Record<ReleaseState, Tag>> = {
  "not set": { text: "Not set", colour: "grey" },
  set: { text: "Set", colour: "blue" },
  suspended: { text: "Suspended", colour: "red" },
  stopped: { text: "Stopped", colour: "red" },
  "released to centres": { text: "Released to centres", colour: "turquoise" },
  "released to candidates": { text: "Released to candidates", colour: "green" },
};

/** How the status of an award run is shown, such as `Agreed`. */
export function runTag(status: string): Tag {
  const text = `${status.slice(0, 1).toUpperCase()}${status.slice(1)}`;
  if (status === "agreed") return { text, colour: "green" };
  return { text, colour: status === "failed" || status === "disagreed" ? "red" : "blue" };
}

/** Why a release does not open, and of one that was stopped, who stopped it and what reason they gave. */
export type Suspended = {
  readonly because: SuspendedBecause;
  readonly stoppedBy: string | null;
  readonly stopReason: string | null;
};

/** Why a release does not open, as the end of a sentence without its full stop. */
export function suspendedWords({ because, stoppedBy, stopReason }: Suspended): string {
  if (because !== "stop") return changed[because];
  return `${stoppedBy ?? "two people"} stopped it${stopReason ? `: ${stopReason.replace(/\.$/, "")}` : ""}`;
}

const changed: Readonly<Record<Exclude<SuspendedBecause, "stop">, string>> = {
  mark: "marks changed after the award",
  entry: "entries changed after the award",
  person: "a candidate’s UCI or details changed after the award",
  run: "a later award run failed, disagreed or gave other results",
  catalogue: "the catalogue changed after the award",
};
