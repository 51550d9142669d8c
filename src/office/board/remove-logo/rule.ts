import { type Decision, ok } from "#kernel";
import { logoAbsent } from "../refusals.ts";

/** Whether there is a logo to remove: its hash. */
export function mayRemoveLogo(now: string | null): Decision<string> {
  return now === null ? logoAbsent.refuse() : ok(now);
}
