import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { paths } from "../paths.ts";
import { missingPeople } from "../person-pages.ts";
import { roleInSentence, roleWords } from "../words.ts";
import { resignRole } from "./resign-role.ts";

/** Resigning a role of one's own, from the account page. */
export const resignRoutes: readonly Route[] = confirmed(
  confirmPage({
    path: paths.resign,
    scope: "person",
    action: resignRole,
    missing: [...missingPeople, "role-over"],
    back: () => paths.account(),
    question: ({ facts: { holding } }) => ({
      title:
        holding.centreId === null
          ? `Resign the role ${roleWords(holding.role, holding.subjects)} at the board`
          : `Resign as ${roleInSentence(holding.role, holding.subjects)} at centre ${holding.centreId}`,
      trail: [{ text: "My account", href: paths.account() }],
      text: [
        "From your next click, you can no longer do what the role allows.",
        "Only someone else who manages accounts there can give it back to you.",
      ],
      button: "Resign the role",
      danger: true,
    }),
    after: () => paths.account(),
  }),
);
