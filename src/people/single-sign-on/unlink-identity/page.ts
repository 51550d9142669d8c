import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type WebRequest } from "#platform/web";
import { unlinkIdentity } from "./unlink-identity.ts";

/** Unlinks a sign-in; why it may not go is said on a page of its own, which leads back to the account. */
export async function unlink({ app, actor, params, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const done = await perform(app, actor, unlinkIdentity, params["provider"] ?? "");
  if (done.ok) return redirect("/account?done=sign-in-unlinked");
  return page(
    "people/single-sign-on/callback/problem.njk",
    { title: "Nothing was unlinked", refusals: done.refusals, back: { href: "/account", text: "My account" } },
    422,
  );
}
