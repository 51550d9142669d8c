import type { Actor } from "#platform/actors";
import { actorOf } from "#people";
import "../program.ts";

/**
 * The person at the machine. Whoever can open the data folder can do anything, so the log names the command line.
 */
export const operator: Actor = actorOf({
  personId: "command-line",
  name: "Command line",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});
