import type { Session } from "#platform/actors";
import { perform } from "#platform/perform";
import { redirect, type Reply, type WebRequest } from "#platform/web";
import { paths as account } from "../../account/paths.ts";
import { enter } from "../../sign-in/enter.ts";
import { paths as signIn } from "../../sign-in/paths.ts";
import { findLinked, noteUse } from "../identity.ts";
import { linkIdentity } from "../link-identity/link-identity.ts";
import type { Provider } from "../provider.ts";
import type { Claims } from "../visit/read-claims.ts";
import { levelFor } from "./level-for.ts";
import { problem } from "./problem.ts";
import { startSignOnSession } from "./start-sign-on-session.ts";

/** Links the account of the session with the sign-in that the provider vouches for. */
export async function linkAccount(request: WebRequest, provider: Provider, claims: Claims): Promise<Reply> {
  const { app, actor, session } = request;
  if (!session || session.level === "half") return redirect(signIn.signIn());
  if (session.level === "enrolling") return setUpAccount(request, session, provider, claims);
  const linked = await perform(app, actor, linkIdentity, newLink(provider, claims));
  return linked.ok
    ? redirect(account.account({ done: "sign-in-linked" }))
    : problem(request, provider, "link", linked.refusals);
}

/**
 * Somebody who opened our link chose their organisation as the way to sign in. It counts when it shows a second factor;
 * else one of ours is owed, which they must have: without it nothing is linked.
 */
async function setUpAccount(request: WebRequest, session: Session, provider: Provider, claims: Claims): Promise<Reply> {
  const { app, actor, from, sessionToken } = request;
  const { personId } = session;
  const level = await levelFor(app, provider, claims, { personId, state: "active" });
  if (!level.ok) return problem(request, provider, "link", level.refusals);
  const known = await findLinked(app, provider.id, claims.subject);
  if (known?.personId !== personId) {
    const linked = await perform(app, actor, linkIdentity, newLink(provider, claims));
    if (!linked.ok) return problem(request, provider, "link", linked.refusals);
  }
  await noteUse(app, provider.id, claims.subject);
  const signedInAt = Temporal.Now.instant();
  const token = await startSignOnSession(app, { personId, level: level.value, signedInAt, from });
  return enter({ app, token, replaces: sessionToken, next: "" });
}

function newLink({ id }: Provider, { subject, label }: Claims) {
  return { providerId: id, subject, label };
}
