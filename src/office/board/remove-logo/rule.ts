import { type Decision, ok, refuse } from "#kernel";

/** Whether there is a logo to remove: its hash. */
export function mayRemoveLogo(now: string | null): Decision<string> {
  return now === null ? refuse("logo-absent", "The board has no logo to remove.") : ok(now);
}
