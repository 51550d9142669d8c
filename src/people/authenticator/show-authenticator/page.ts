import { sql } from "kysely";
import type { Refusal } from "#kernel";
import type { Session } from "#platform/actors";
import type { App } from "#platform/app";
import { type Question, questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../../account/paths.ts";
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
    path: paths.authenticator.pattern,
    permission: "enrolling",
    scope: "person",
    summary: "My authenticator app",
    handle: ({ app, session, query }) => show(app, session, query["done"] ?? ""),
  },
  {
    name: "begin-authenticator",
    face: "page",
    method: "POST",
    path: paths.authenticator.pattern,
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
    path: paths.removeAuthenticator.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    summary: "Asks before an authenticator app is removed",
    handle: async () => questionPage(removal, paths.authenticator()),
  },
  {
    name: "remove-authenticator",
    face: "page",
    method: "POST",
    path: paths.removeAuthenticator.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "remove-authenticator",
    summary: "Removes my authenticator app",
    handle: remove,
  },
];

const myAccount = { text: "My account", href: paths.account() };

const removal: Question = {
  title: "Remove your authenticator app",
  trail: [myAccount, { text: "Authenticator app", href: paths.authenticator() }],
  text: [
    "Codes from the app and your recovery codes will stop working, and you will be signed out everywhere else. You " +
      "cannot sign in with a password alone, so you need a passkey or single sign-on.",
  ],
  button: "Remove the app",
  danger: true,
};

async function show(
  app: App,
  session: Session | undefined,
  done: string,
  refusals: readonly Refusal[] = [],
  status = 200,
): Promise<Reply> {
  if (!session) return notFound;
  const { access } = app.database.as;
  const enrolling = session.level !== "full";
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
      enrolling,
      refusals,
      to: paths,
      trail: [enrolling ? { text: "Set up how you sign in", href: paths.setUp() } : myAccount],
    },
    status,
  );
}

async function begin({ app, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  await beginAuthenticator(app, session.personId);
  return redirect(paths.newAuthenticator());
}

async function remove({ app, actor, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const done = await perform(app, actor, removeAuthenticator, { sessionId: session.sessionId });
  return done.ok ? redirect(paths.authenticator({ done: "removed" })) : show(app, session, "", done.refusals, 422);
}
