import type { Route } from "#platform";
import { accountPages } from "../account-pages.ts";
import { reactivateAccount } from "./reactivate-account.ts";

/** Waking an account that went to sleep because it was not used. */
export const reactivateRoutes: readonly Route[] = accountPages({
  action: reactivateAccount,
  path: "wake",
  done: "woken",
  centres: true,
  ask: ({ name, state }) =>
    state !== "suspended"
      ? undefined
      : {
          title: `Wake the account of ${name}`,
          sentences: [
            "They can sign in again with the roles that still stand. First make sure that they still work here.",
          ],
          button: "Wake the account",
        },
});
