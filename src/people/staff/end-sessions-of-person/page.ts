import type { Route } from "#platform";
import { accountPages } from "../account-pages.ts";
import { endSessionsOfPerson } from "./end-sessions-of-person.ts";

/** Ending every session of a person, such as after a laptop was lost. */
export const endSessionsRoutes: readonly Route[] = accountPages({
  action: endSessionsOfPerson,
  path: "sessions",
  done: "sessions",
  centres: true,
  ask: ({ name }) => ({
    title: `End every session of ${name}`,
    sentences: [
      "They are signed out everywhere, at once. Their roles stay, and they can sign in again.",
      "Do this when a laptop or a phone was lost, or when somebody may be using their account.",
    ],
    button: "End every session",
    warning: true,
    asksReason: true,
  }),
});
