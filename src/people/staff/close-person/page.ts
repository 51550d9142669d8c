import type { Route } from "#platform";
import { accountPages } from "../account-pages.ts";
import { closePerson } from "./close-person.ts";

/** Closing a person's account. */
export const closeRoutes: readonly Route[] = accountPages({
  action: closePerson,
  path: "close",
  done: "closed",
  centres: false,
  ask: ({ name, state }) =>
    state === "closed"
      ? undefined
      : {
          title: `Close the account of ${name}`,
          sentences: [
            "They are signed out everywhere, at once, and cannot sign in any more, at any centre or at the board. Every " +
              "centre where they have a role is told.",
            "A second administrator must approve closing the account of a head of centre.",
            "If nobody else manages accounts at one of their centres, appoint somebody there next.",
          ],
          button: "Close the account",
          warning: true,
          asksReason: true,
        },
});
