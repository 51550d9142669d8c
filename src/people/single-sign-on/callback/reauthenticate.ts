import { redirect, type Reply, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { renewSession } from "../../sessions/renew-session.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { paths } from "../../sign-in/paths.ts";
import { findLinked, noteUse } from "../identity.ts";
import type { Provider } from "../provider.ts";
import { signOnOtherPerson, signOnTooWeak } from "../refusals.ts";
import type { Claims } from "../visit/read-claims.ts";
import type { Visit } from "../visit/visit.ts";
import { levelFor } from "./level-for.ts";
import { problem } from "./problem.ts";

/**
 * The person of the session confirms at the provider, just now and with every factor that they owe, that it is them.
 * That the sign-in there is fresh was checked with the claims themselves.
 */
export async function reauthenticate(
  request: WebRequest,
  provider: Provider,
  visit: Visit,
  claims: Claims,
): Promise<Reply> {
  const { app, actor, session, from } = request;
  if (!session || session.level !== "full") return redirect(paths.signIn());
  const linked = await findLinked(app, provider.id, claims.subject);
  if (linked?.personId !== session.personId) return problem(request, provider, "confirm", [signOnOtherPerson.of()]);
  const level = await levelFor(app, provider, claims, linked);
  if (!level.ok) return problem(request, provider, "confirm", level.refusals);
  if (level.value === "half")
    return problem(request, provider, "confirm", [signOnTooWeak.of({ provider: provider.name })]);
  const token = await renewSession(app, session.sessionId, { proved: true });
  if (!token) return redirect(paths.signIn());
  await noteUse(app, provider.id, claims.subject);
  await recordSignInEvent(app, { kind: "confirmed", personId: session.personId, method: "single-sign-on" }, from);
  return { kind: "redirect", to: visit.next || homeOf(actor), session: token };
}
