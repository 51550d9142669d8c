import type { Reply, Route, WebRequest } from "../../../web/route.ts";
import { noteAtDoor } from "../../door.ts";
import { startSession } from "../../sessions/start-session.ts";
import { enter } from "../../sign-in/enter.ts";
import { signInPage } from "../../sign-in/sign-in-page.ts";
import { checkPasskey } from "../check-passkey.ts";
import { askToSignIn } from "./ask.ts";

/** Signing in with a passkey: the question as JSON for the page's script, and the answer as a form. */
export const passkeySignInRoutes: readonly Route[] = [
  {
    name: "ask-passkey-to-sign-in", face: "page", method: "POST", path: "/sign-in/passkey/options",
    permission: "public", scope: "public", summary: "Puts the question that a passkey answers to sign in",
    handle: askToSignIn,
  },
  {
    name: "sign-in-with-passkey", face: "page", method: "POST", path: "/sign-in/passkey", permission: "public",
    scope: "public", summary: "Signs in with a passkey, which is both factors", handle: signInWithPasskey,
  },
];

async function signInWithPasskey(request: WebRequest): Promise<Reply> {
  const { app, form, from, browserNonce, sessionToken } = request;
  const used = await checkPasskey(app, { text: form["response"], purpose: "sign-in", asked: browserNonce ?? "", from });
  if (!used.ok) return signInPage(request, { refusals: used.refusals });
  const { personId } = used.value;
  const token = await startSession(app, { personId, level: "full", method: "passkey", from });
  const [reply] = await Promise.all([
    enter({ app, token, replaces: sessionToken, next: form["next"] ?? "" }),
    noteAtDoor(app, { kind: "signed-in", personId, method: "passkey" }, from),
  ]);
  return reply;
}
