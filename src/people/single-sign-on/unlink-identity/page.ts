import { performFor } from "#platform/pages";
import { notFound, page, redirect, type Reply, type WebRequest } from "#platform/web";
import { paths as account } from "../../account/paths.ts";
import { unlinkIdentity } from "./unlink-identity.ts";

/** Unlinks a sign-in; why it may not go is said on a page of its own, which leads back to the account. */
export async function unlink(request: WebRequest): Promise<Reply> {
  if (!request.session) return notFound;
  const done = await performFor(request, unlinkIdentity);
  if (done.ok) return redirect(account.account({ done: "sign-in-unlinked" }));
  const back = { href: account.account(), text: "My account" };
  const told = { title: "Nothing was unlinked", refusals: done.refusals, back };
  return page("people/single-sign-on/callback/problem.njk", told, 422);
}
