import { sql } from "kysely";
import type { Refusal } from "#kernel";
import type { Session } from "#platform/actors";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { beginAuthenticator } from "../new-authenticator.ts";
import { countRecoveryCodes } from "../recovery-codes.ts";
import { removeAuthenticator } from "../remove-authenticator/remove-authenticator.ts";

const template = "people/authenticator/show-authenticator/show-authenticator.njk";

/** One's own authenticator app: whether there is one, and what can be done with it. */
export const showAuthenticatorRoutes: readonly Route[] = [
  {
    name: "show-authenticator",
    face: "page",
    method: "GET",
    path: "/account/authenticator",
    permission: "enrolling",
    scope: "person",
    summary: "My authenticator app",
    handle: ({ app, session, query }) => show(app, session, query["done"] ?? ""),
  },
  {
    name: "begin-authenticator",
    face: "page",
    method: "POST",
    path: "/account/authenticator",
    permission: "enrolling",
    scope: "person",
    confirm: true,
    summary: "Begins to set up an authenticator app",
    handle: begin,
  },
  {
    name: "ask-remove-authenticator",
    face: "page",
    method: "GET",
    path: "/account/authenticator/remove",
    permission: "signed-in",
    scope: "person",
    confirm: true,
    summary: "Asks before an authenticator app is removed",
    handle: async () => page("people/authenticator/remove-authenticator/remove-authenticator.njk", {}),
  },
  {
    name: "remove-authenticator",
    face: "page",
    method: "POST",
    path: "/account/authenticator/remove",
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "remove-authenticator",
    summary: "Removes my authenticator app",
    handle: remove,
  },
];

async function show(
  app: App,
  session: Session | undefined,
  done: string,
  refusals: readonly Refusal[] = [],
  status = 200,
): Promise<Reply> {
  if (!session) return notFound;
  const { access } = app.database.as;
  const { rows } = await sql<{ madeAt: string | null; password: boolean }>`
    select (select made_at from access.authenticator where person_id = ${session.personId} and confirmed_at is not null)
      as "madeAt", exists (select from access.password where person_id = ${session.personId}) as password`.execute(
    access,
  );
  return page(
    template,
    {
      ...rows[0],
      left: await countRecoveryCodes(access, session.personId),
      done,
      enrolling: session.level !== "full",
      errors: refusals.map(({ text }) => ({ text, href: "#main-content" })),
    },
    status,
  );
}

async function begin({ app, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  await beginAuthenticator(app, session.personId);
  return redirect("/account/authenticator/new");
}

async function remove({ app, actor, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const done = await perform(app, actor, removeAuthenticator, { sessionId: session.sessionId });
  return done.ok ? redirect("/account/authenticator?done=removed") : show(app, session, "", done.refusals, 422);
}
