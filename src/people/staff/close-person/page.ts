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
            "The account of a head of centre is closed only once a second administrator approves it.",
            "If nobody else manages accounts at one of their centres, appoint somebody there next.",
          ],
          button: "Close the account",
          warning: true,
          asksReason: true,
        },
});
