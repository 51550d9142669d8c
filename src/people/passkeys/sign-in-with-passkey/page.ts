import type { Reply, Route, WebRequest } from "#platform/web";
import { startSessionAfter } from "../../sessions/start-session.ts";
import { enter } from "../../sign-in/enter.ts";
import { paths } from "../../sign-in/paths.ts";
import { signInPage } from "../../sign-in/sign-in-page.ts";
import { usePasskey } from "../check-passkey.ts";
import { askToSignIn } from "./ask.ts";

/** Signing in with a passkey: the question as JSON for the page's script, and the answer as a form. */
export const passkeySignInRoutes: readonly Route[] = [
  {
    name: "ask-passkey-to-sign-in",
    face: "page",
    method: "POST",
    path: paths.passkeyOptions.pattern,
    permission: "public",
    scope: "public",
    summary: "Puts the question that a passkey answers to sign in",
    handle: askToSignIn,
  },
  {
    name: "sign-in-with-passkey",
    face: "page",
    method: "POST",
    path: paths.passkey.pattern,
    permission: "public",
    scope: "public",
    summary: "Signs in with a passkey, which is both factors",
    handle: signInWithPasskey,
  },
];

/** The use of the passkey, the session and the entry in the log are one statement: one wait for the disk. */
async function signInWithPasskey(request: WebRequest): Promise<Reply> {
  const { app, form, from, browserNonce, sessionToken } = request;
  const presented = { text: form["response"], purpose: "sign-in", asked: browserNonce ?? "", from } as const;
  const token = await usePasskey(app, presented, ({ personId }, noteUse) =>
    startSessionAfter(app, { personId, level: "full", method: "passkey", from, noted: true }, noteUse),
  );
  if (!token.ok) return signInPage(request, { refusals: token.refusals });
  return enter({ app, token: token.value, replaces: sessionToken, next: form["next"] ?? "" });
}
