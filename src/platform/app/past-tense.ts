/**
 * The summary of an act as a line of a history: "Give a role" is "Gave a role", and what was the reader's own is that
 * of the person who is named beside it.
 */
export function pastTense(summary: string): string {
  const [verb = "", ...rest] = summary.split(" ");
  return [irregular[verb] ?? `${verb}${verb.endsWith("e") ? "d" : "ed"}`, ...rest]
    .join(" ")
    .replaceAll(/\bmy\b/g, "their");
}

/** The verbs whose past is not made with -ed alone. */
const irregular: Readonly<Record<string, string>> = {
  Begin: "Began",
  Cancel: "Cancelled",
  Choose: "Chose",
  Give: "Gave",
  Keep: "Kept",
  Leave: "Left",
  Lend: "Lent",
  Make: "Made",
  Put: "Put",
  Reply: "Replied",
  Reset: "Reset",
  Run: "Ran",
  Send: "Sent",
  Set: "Set",
  Stop: "Stopped",
  Submit: "Submitted",
  Take: "Took",
  Withdraw: "Withdrew",
  Write: "Wrote",
};
