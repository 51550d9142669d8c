import { type Decision, ok, statusAfter } from "#kernel";
import { keyLife } from "../locker.ts";
import { keyLent } from "../refusals.ts";

export type Locker = { readonly locker: number; readonly status: "here" | "lent" };

/** Whether a key may be lent: it must be here. Source: made up for a test. */
export function mayLend({ locker, status }: Locker): Decision<"lent"> {
  return statusAfter(keyLife, status, "lend") === "lent" ? ok("lent") : keyLent.refuse({ locker });
}
