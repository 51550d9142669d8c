import type { Route } from "#platform";
import { accountPages } from "../account-pages.ts";
import { reopenPerson } from "./reopen-person.ts";

/** Opening a closed account again. */
export const reopenRoutes: readonly Route[] = accountPages({
  action: reopenPerson,
  path: "reopen",
  done: "reopened",
  centres: false,
  ask: ({ name, state }) =>
    state !== "closed"
      ? undefined
      : {
          title: `Open the account of ${name} again`,
          sentences: ["They can sign in again, with the roles that have not ended in the meantime."],
          button: "Open the account",
          asksReason: true,
        },
});
