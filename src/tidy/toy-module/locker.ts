import { lifeCycle } from "#kernel";

/** What can happen to the key of a locker. */
export const keyLife = lifeCycle<"here" | "lent", "lend">("key", { here: { lend: "lent" }, lent: {} });
