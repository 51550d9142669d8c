import { perform, redirect, type Reply, type Session, type WebRequest } from "#platform";
import { enter } from "../../sign-in/enter.ts";
import { findLinked, noteUse } from "../identity.ts";
import { linkIdentity } from "../link-identity/link-identity.ts";
import type { Provider } from "../provider.ts";
import type { Word } from "../visit/read-word.ts";
import { levelFor } from "./level-for.ts";
import { problem } from "./problem.ts";
import { startSignOnSession } from "./start-sign-on-session.ts";

/** Links the account of the session with the sign-in that the provider vouches for. */
export async function linkByWord(request: WebRequest, provider: Provider, word: Word): Promise<Reply> {
  const { app, actor, session } = request;
  if (!session || session.level === "half") return redirect("/sign-in");
  if (session.level === "enrolling") return setUpByWord(request, session, provider, word);
  const linked = await perform(app, actor, linkIdentity, newLink(provider, word));
  return linked.ok ? redirect("/account?done=sign-in-linked") : problem(request, provider, "link", linked.refusals);
}

/**
 * Somebody who opened our link chose their organisation as the way to sign in. It counts when it shows a second factor;
 * else one of ours is owed, which they must have: without it nothing is linked.
 */
async function setUpByWord(request: WebRequest, session: Session, provider: Provider, word: Word): Promise<Reply> {
  const { app, actor, from, sessionToken } = request;
  const { personId } = session;
  const level = await levelFor(app, provider, word, { personId, state: "active" });
  if (!level.ok) return problem(request, provider, "link", level.refusals);
  const known = await findLinked(app, provider.id, word.subject);
  if (known?.personId !== personId) {
    const linked = await perform(app, actor, linkIdentity, newLink(provider, word));
    if (!linked.ok) return problem(request, provider, "link", linked.refusals);
  }
  await noteUse(app, provider.id, word.subject);
  const signedInAt = Temporal.Now.instant();
  const token = await startSignOnSession(app, { personId, level: level.value, signedInAt, from });
  return enter({ app, token, replaces: sessionToken, next: "" });
}

function newLink({ id }: Provider, { subject, label }: Word) {
  return { providerId: id, subject, label };
}
