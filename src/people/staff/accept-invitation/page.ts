import { dayAt, formatDay, type Refusal } from "#kernel";
import {
  type Actor,
  page,
  perform,
  publicActor,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { startSession } from "../../sessions/start-session.ts";
import { lastDayOf, untilWords } from "../days.ts";
import { placeWords } from "../invitations.ts";
import { allowsWords, roleWords } from "../words.ts";
import { acceptInvitation, newPersonId } from "./accept-invitation.ts";
import { loadAcceptance, type LoadedAcceptance } from "./load-acceptance.ts";
import { mayAccept } from "./rule.ts";

const shape = { face: "page", path: "/invitation/:token", permission: "public", scope: "public" } as const;

/** The link of an invitation: opening it explains, sending the form accepts. */
export const acceptRoutes: readonly Route[] = [
  { ...shape, name: "open-invitation", method: "GET", summary: "Explains an invitation", handle: explain },
  {
    ...shape,
    name: "accept-invitation",
    method: "POST",
    summary: "Accepts an invitation, once",
    act: "accept-invitation",
    handle: accept,
  },
];

/** Opening a link changes nothing, so that a program that looks at links in messages does not use it up. */
async function explain(request: WebRequest): Promise<Reply> {
  const facts = await findAcceptance(request);
  if (!facts) return overPage();
  const decision = mayAccept(facts);
  return decision.ok ? invitationPage(request, facts, []) : refusedPage(request, facts, decision.refusals);
}

async function accept(request: WebRequest): Promise<Reply> {
  const { app, params, session, from, idempotencyKey } = request;
  const facts = await findAcceptance(request);
  if (!facts) return overPage();
  const visitor = visitorOf(request);
  const actor: Actor =
    visitor === null || !session
      ? { ...publicActor, personId: newPersonId(), name: facts.invitation.name }
      : { ...request.actor, personId: session.personId, name: session.personName };
  const raw = { token: params["token"] ?? "", visitor: visitor ?? "" };
  const decision = await perform(app, actor, acceptInvitation, raw, idempotencyKey);
  if (!decision.ok) return refusedPage(request, facts, decision.refusals);
  const { personId, isNew } = decision.value;
  if (!isNew) return { kind: "redirect", to: "/account" };
  const started = await startSession(app, { personId, level: "enrolling", method: "link", from });
  return { kind: "redirect", to: "/account/set-up", session: started };
}

async function findAcceptance(request: WebRequest): Promise<LoadedAcceptance | undefined> {
  const { app, params } = request;
  return transactionAs(
    app,
    publicActor,
    (tx) => loadAcceptance(tx, params["token"] ?? "", visitorOf(request)),
    "access",
  );
}

/** Who is signed in, and wholly: half a sign-in proves nothing. */
function visitorOf({ session }: WebRequest): string | null {
  return session?.level === "full" ? session.personId : null;
}

function invitationPage(request: WebRequest, facts: LoadedAcceptance, refusals: readonly Refusal[]): Reply {
  return page(
    "people/staff/accept-invitation/page.njk",
    { ...shown(request, facts), refusals, known: facts.owner !== null },
    refusals.length > 0 ? 422 : 200,
  );
}

function refusedPage(request: WebRequest, facts: LoadedAcceptance, refusals: readonly Refusal[]): Reply {
  const code = refusals[0]?.code;
  if (code === "invitation-over") return overPage();
  if (code === "sign-in-first" && facts.visitor === null) {
    return page("people/staff/accept-invitation/sign-in-first.njk", shown(request, facts));
  }
  return page("people/staff/accept-invitation/other.njk", { ...shown(request, facts), refusals }, 403);
}

function overPage(): Reply {
  return page("people/staff/accept-invitation/over.njk", {}, 410);
}

function shown({ app, params, session }: WebRequest, { invitation, role }: LoadedAcceptance) {
  const { from, until, centreId, subjects, name, invitedByName } = invitation;
  return {
    token: params["token"] ?? "",
    name,
    invitedByName,
    place: placeWords(centreId, app.board),
    title: roleWords(role, subjects),
    allows: allowsWords(role),
    personName: session?.personName ?? "",
    term: `From ${formatDay(dayAt(Temporal.Instant.from(from)))}, ${untilWords(until && lastDayOf(until))}`,
  };
}
