import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { App } from "#platform/app";
import { newToken } from "#platform/sealing";
import type { Reply, WebRequest } from "#platform/web";
import { keepQuestion, type Question } from "../challenges.ts";
import { answerMinutes, relyingParty } from "../relying-party.ts";

/** Puts the question of signing in: to any passkey of this site that the browser has, and to this browser alone. */
export async function askToSignIn({ app, browserNonce }: WebRequest): Promise<Reply> {
  const nonce = browserNonce ?? newToken();
  const options = await askPasskeys(app, { purpose: "sign-in", asked: nonce }, []);
  return { kind: "json", status: 200, body: options, browserNonce: nonce };
}

/** Puts a question to passkeys: those that are named, or any of this site. */
export async function askPasskeys(
  app: App,
  question: Omit<Question, "challenge">,
  passkeys: readonly { readonly id: string }[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(app).id,
    userVerification: "required",
    timeout: answerMinutes * 60_000,
    allowCredentials: [...passkeys],
  });
  await keepQuestion(app, { ...question, challenge: options.challenge });
  return options;
}
