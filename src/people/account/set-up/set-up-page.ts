import type { Refusal } from "#kernel";
import { notFound, page, redirect, type Reply, type WebRequest } from "#platform/web";
import { listPasskeys } from "../../passkeys/list-passkeys.ts";
import { loadSignOns } from "../../single-sign-on/load-sign-ons.ts";
import { browserWords } from "../browser-words.ts";
import { findSignInMethods, isSufficient } from "../sign-in-methods.ts";
import { paths } from "../paths.ts";

/** The page on which people choose how to sign in. It shows the ways they had before, so that these can be removed. */
export async function setUpPage(
  { app, session, from, form }: WebRequest,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  if (!session) return notFound;
  if (session.level !== "enrolling") return redirect(paths.account());
  const [passkeys, means, signOns] = await Promise.all([
    listPasskeys(app, session.personId),
    findSignInMethods(app.database.as.access, session.personId),
    loadSignOns(app, session.personId),
  ]);
  return page(
    "people/account/set-up/page.njk",
    {
      passkeys,
      means,
      signOns,
      before: isSufficient(means),
      address: app.site.address,
      name: form["name"] ?? browserWords(from.browser),
      refusals,
      to: paths,
    },
    refusals.length > 0 ? 422 : 200,
  );
}
