import { refuse } from "#kernel";
import { redirect, type Reply, type WebRequest } from "#platform";
import { noteAtDoor } from "../../door.ts";
import { renewSession } from "../../sessions/renew-session.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { findLinked, noteUse } from "../identity.ts";
import type { Provider } from "../provider.ts";
import type { Word } from "../visit/read-word.ts";
import type { Visit } from "../visit/visit.ts";
import { levelFor } from "./level-for.ts";
import { problem } from "./problem.ts";

/**
 * The person of the session proved at the provider, just now and with every factor that they owe, to be there. That
 * the sign-in there is fresh was checked with the word itself.
 */
export async function confirmByWord(request: WebRequest, provider: Provider, visit: Visit, word: Word): Promise<Reply> {
  const { app, actor, session, from } = request;
  if (!session || session.level !== "full") return redirect("/sign-in");
  const linked = await findLinked(app, provider.id, word.subject);
  if (linked?.personId !== session.personId) return problem(request, provider, "confirm", otherPerson.refusals);
  const level = await levelFor(app, provider, word, linked);
  if (!level.ok) return problem(request, provider, "confirm", level.refusals);
  if (level.value === "half") return problem(request, provider, "confirm", tooWeak(provider).refusals);
  const token = await renewSession(app, session.sessionId, { proved: true });
  if (!token) return redirect("/sign-in");
  await noteUse(app, provider.id, word.subject);
  await noteAtDoor(app, { kind: "confirmed", personId: session.personId, method: "single-sign-on" }, from);
  return { kind: "redirect", to: visit.next || homeOf(actor), session: token };
}

const otherPerson = refuse(
  "sign-on-other-person",
  "Somebody else signed in there. Confirm with the sign-in that your own account is linked with.",
);

function tooWeak(provider: Provider) {
  return refuse(
    "sign-on-too-weak",
    `${provider.name} did not say that it asked you for a second factor. Confirm with your passkey or a code of your ` +
      "authenticator app.",
  );
}
