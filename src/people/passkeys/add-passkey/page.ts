import { generateRegistrationOptions } from "@simplewebauthn/server";
import type { Refusal } from "#kernel";
import { perform } from "#platform/perform";
import { json, notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { browserWords } from "../../account/browser-words.ts";
import { paths } from "../../account/paths.ts";
import { finishSetUp } from "../../account/set-up/finish-set-up.ts";
import { setUpPage } from "../../account/set-up/set-up-page.ts";
import { enter } from "../../sign-in/enter.ts";
import { keepQuestion, takeQuestion } from "../challenges.ts";
import { listPasskeys, namedInQuestion } from "../list-passkeys.ts";
import { readAttestation } from "../read-answer.ts";
import { answerMinutes, relyingParty, signatures } from "../relying-party.ts";
import { addPasskey } from "./add-passkey.ts";

/**
 * Adding a passkey: for somebody who is signed in and proved it lately, and for somebody who may only choose how to
 * sign in. Who still owes a second factor may not: it would be a way round it.
 */
export const addPasskeyRoutes: readonly Route[] = [
  {
    name: "ask-add-passkey",
    face: "page",
    method: "GET",
    path: paths.addPasskey.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    summary: "Add a passkey to my account: what it is, and its name",
    handle: (request) => addPage(request),
  },
  {
    name: "ask-passkey-to-enrol",
    face: "page",
    method: "POST",
    path: paths.passkeyOptions.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    summary: "Puts the question that a new passkey answers",
    handle: askToEnrol,
  },
  {
    name: "add-passkey",
    face: "page",
    method: "POST",
    path: paths.addPasskey.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    act: "add-passkey",
    summary: "Add a passkey to my account",
    handle: add,
  },
];

async function addPage({ app, from, form }: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  return page(
    "people/passkeys/add-passkey/page.njk",
    {
      refusals,
      to: paths,
      trail: [{ text: "My account", href: paths.account() }],
      name: form["name"] ?? browserWords(from.browser),
      address: app.site.address,
    },
    refusals.length > 0 ? 422 : 200,
  );
}

async function askToEnrol({ app, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const { personId, personName, sessionId } = session;
  const [person, held] = await Promise.all([findPerson(app, personId), listPasskeys(app, personId)]);
  const { id, name } = relyingParty(app);
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new Uint8Array(person.handle),
    userName: person.email ?? personName,
    userDisplayName: personName,
    attestationType: "none",
    supportedAlgorithmIDs: signatures,
    timeout: answerMinutes * 60_000,
    excludeCredentials: namedInQuestion(held),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepQuestion(app, { challenge: options.challenge, purpose: "enrol", asked: sessionId });
  return json(options);
}

function findPerson(app: WebRequest["app"], personId: string): Promise<{ handle: Buffer; email: string | null }> {
  return app.database.as.access
    .selectFrom("access.person")
    .select(["handle", "email"])
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
}

async function add(request: WebRequest): Promise<Reply> {
  const { app, actor, session, form, from, sessionToken } = request;
  if (!session) return notFound;
  const answer = readAttestation(form["response"]);
  const asked =
    answer.ok &&
    (await takeQuestion(app, { challenge: answer.value.challenge, purpose: "enrol", asked: session.sessionId }));
  const held = await listPasskeys(app, session.personId);
  const added = await perform(app, actor, addPasskey, {
    name: form["name"],
    response: form["response"],
    browser: browserWords(from.browser),
    asked,
  });
  if (!added.ok) {
    return session.level === "full" ? addPage(request, added.refusals) : setUpPage(request, added.refusals);
  }
  const toAccount = paths.account({ done: "passkey-added" });
  const token = await finishSetUp(app, session, from);
  if (!token) return redirect(toAccount);
  return enter({ app, token, replaces: sessionToken, next: held.length > 0 ? toAccount : "" });
}
