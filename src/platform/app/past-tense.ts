/**
 * The summary of an act as a line of a history: "Send a mark file" is "Sent a mark file", and what was the reader's own
 * is that of the person who is named beside it. A verb that is not in the list stays as it is, and a test misses it.
 */
export function pastTense(summary: string): string {
  const [verb = "", ...rest] = summary.split(" ");
  return [pastOf[verb] ?? verb, ...rest].join(" ").replaceAll(/\bmy\b/g, "their");
}

/** Whether the past tense of the verb that begins a summary is known. */
export function hasPastTense(summary: string): boolean {
  return Object.hasOwn(pastOf, summary.split(" ")[0] ?? "");
}

const pastOf: Readonly<Record<string, string>> = {
  Accept: "Accepted",
  Add: "Added",
  Appoint: "Appointed",
  Approve: "Approved",
  Ask: "Asked",
  Bank: "Banked",
  Begin: "Began",
  Cancel: "Cancelled",
  Change: "Changed",
  Choose: "Chose",
  Close: "Closed",
  Confirm: "Confirmed",
  Connect: "Connected",
  Correct: "Corrected",
  Count: "Counted",
  Decline: "Declined",
  Delete: "Deleted",
  Disconnect: "Disconnected",
  End: "Ended",
  Enter: "Entered",
  Finish: "Finished",
  Give: "Gave",
  Invite: "Invited",
  Keep: "Kept",
  Leave: "Left",
  Lend: "Lent",
  Link: "Linked",
  Load: "Loaded",
  Make: "Made",
  Mark: "Marked",
  Merge: "Merged",
  Move: "Moved",
  Note: "Noted",
  Pause: "Paused",
  Propose: "Proposed",
  Publish: "Published",
  Put: "Put",
  Reactivate: "Reactivated",
  Receive: "Received",
  Record: "Recorded",
  Release: "Released",
  Remove: "Removed",
  Rename: "Renamed",
  Reopen: "Reopened",
  Replace: "Replaced",
  Reset: "Reset",
  Resign: "Resigned",
  Restore: "Restored",
  Resume: "Resumed",
  Revoke: "Revoked",
  Run: "Ran",
  Save: "Saved",
  Seal: "Sealed",
  Send: "Sent",
  Set: "Set",
  Sign: "Signed",
  Start: "Started",
  Stop: "Stopped",
  Submit: "Submitted",
  Suspend: "Suspended",
  Turn: "Turned",
  Unlink: "Unlinked",
  Use: "Used",
  Withdraw: "Withdrew",
  Write: "Wrote",
};
