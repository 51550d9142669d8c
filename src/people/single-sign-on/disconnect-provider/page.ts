import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { paths } from "../paths.ts";
import { signOnUnknown } from "../refusals.ts";
import { disconnectProvider } from "./disconnect-provider.ts";
import type { Stranded } from "./stranded.ts";

/** Disconnecting an organisation: who is unlinked, and who is left without a way to sign in. */
export const disconnectProviderRoutes: readonly Route[] = confirmed(
  confirmPage({
    path: paths.disconnect,
    scope: "board",
    action: disconnectProvider,
    missing: [signOnUnknown.code],
    back: ({ provider }) => paths.provider({ provider }),
    question: ({ value }) => ({
      title: `Disconnect ${value.provider.name}`,
      trail: [
        { text: "Single sign-on", href: paths.providers() },
        { text: value.provider.name, href: paths.provider({ provider: value.provider.id }) },
      ],
      warnings: strandedSentences(value),
      text: [
        `${value.people} ${value.people === 1 ? "account is" : "accounts are"} linked with it. They will be unlinked, and ` +
          "people who signed in with single sign-on will be signed out. The accounts and their roles do not change.",
        "You cannot undo this. If you connect it again, everyone must link their account again. To stop sign-ins for a " +
          "time, turn it off instead.",
      ],
      button: `Disconnect ${value.provider.name}`,
      danger: true,
    }),
    after: () => paths.providers(),
  }),
);

function strandedSentences({ stranded }: Stranded): readonly string[] {
  if (stranded === 0) return [];
  return stranded === 1
    ? ["1 person has no other way to sign in, and needs a new sign-in link."]
    : [`${stranded} people have no other way to sign in, and each needs a new sign-in link.`];
}
