import type { Route } from "#platform";
import { accountPages } from "../account-pages.ts";
import { wakeAccount } from "./wake-account.ts";

/** Waking an account that went to sleep because it was not used. */
export const wakeRoutes: readonly Route[] = accountPages({
  action: wakeAccount,
  path: "wake",
  done: "woken",
  centres: true,
  ask: ({ name, state }) =>
    state !== "asleep"
      ? undefined
      : {
          title: `Wake the account of ${name}`,
          sentences: [
            "They can sign in again with the roles that still stand. First make sure that they still work here.",
          ],
          button: "Wake the account",
        },
});
