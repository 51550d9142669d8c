import { type Actor, publicActor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { performFor, questionPage } from "#platform/pages";
import { redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { startSession } from "../../sessions/start-session.ts";
import { periodWords } from "../days.ts";
import { placeWords } from "../invitations.ts";
import { paths } from "../paths.ts";
import { allowsWords, roleWords } from "../words.ts";
import { acceptInvitation, newPersonId } from "./accept-invitation.ts";
import { loadAcceptance, type LoadedAcceptance } from "./load-acceptance.ts";
import { overPage, refusedAcceptance } from "./messages.ts";
import { mayAccept } from "./rule.ts";

const shape = { face: "page", path: paths.open.pattern, permission: "public", scope: "public" } as const;

/** The link of an invitation: opening it explains, sending the form accepts. */
export const acceptRoutes: readonly Route[] = [
  { ...shape, name: "open-invitation", method: "GET", summary: "Show an invitation", handle: explain },
  {
    ...shape,
    name: "accept-invitation",
    method: "POST",
    summary: "Accept an invitation, once",
    act: "accept-invitation",
    handle: accept,
  },
];

/** Opening a link changes nothing, so that a program that checks links in emails does not use it up. */
async function explain(request: WebRequest): Promise<Reply> {
  const facts = await findAcceptance(request);
  if (!facts) return overPage();
  const decision = mayAccept(facts);
  if (!decision.ok) return refused(request, facts, decision.refusals);
  const { invitation, role, owner } = facts;
  const { name, invitedByName, centreId, subjects } = invitation;
  const question = {
    title: "Your invitation",
    heading: `Your invitation to ${placeWords(centreId, request.app.board)}`,
    trail: [],
    text: [`${invitedByName} has invited you, ${name}.`],
    rows: [
      { key: "Role", value: roleWords(role, subjects) },
      { key: "Period", value: periodWords(invitation) },
    ],
    button: "Accept the invitation",
    cancel: "Not now",
    template: "people/staff/accept-invitation/page.njk",
    data: { allows: allowsWords(role), next: nextWords(owner === null, request.session?.personName) },
  };
  return questionPage(question, paths.home());
}

function nextWords(isNew: boolean, name = ""): string {
  return isNew
    ? "Next, you choose how you will sign in: with a passkey, or with a password and an authenticator app."
    : `The role is added to your account, ${name}. You sign in as before.`;
}

async function accept(request: WebRequest): Promise<Reply> {
  const { app, session, from } = request;
  const facts = await findAcceptance(request);
  if (!facts) return overPage();
  const visitor = visitorOf(request);
  const actor: Actor =
    visitor === null || !session
      ? { ...publicActor, personId: newPersonId(), name: facts.invitation.name }
      : { ...request.actor, personId: session.personId, name: session.personName };
  const raw = { token: tokenOf(request), visitor: visitor ?? "" };
  const decision = await performFor({ ...request, actor }, acceptInvitation, raw);
  if (!decision.ok) return refused(request, facts, decision.refusals);
  const { personId, isNew } = decision.value;
  if (!isNew) return redirect(paths.account());
  const started = await startSession(app, { personId, level: "enrolling", method: "link", from });
  return { kind: "redirect", to: paths.setUp(), session: started };
}

function refused(
  request: WebRequest,
  facts: LoadedAcceptance,
  refusals: Parameters<typeof refusedAcceptance>[0],
): Reply {
  return refusedAcceptance(refusals, facts, tokenOf(request), request.app.board, request.session?.personName ?? "");
}

async function findAcceptance(request: WebRequest): Promise<LoadedAcceptance | undefined> {
  const [token, visitor] = [tokenOf(request), visitorOf(request)];
  return transactionAs(request.app, publicActor, (tx) => loadAcceptance(tx, token, visitor), "access");
}

function tokenOf({ params }: WebRequest): string {
  return params["token"] ?? "";
}

/** Who is signed in completely: an unfinished sign-in proves nothing. */
function visitorOf({ session }: WebRequest): string | null {
  return session?.level === "full" ? session.personId : null;
}
