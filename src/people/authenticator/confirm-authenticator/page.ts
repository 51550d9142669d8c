import type { Refusal } from "#kernel";
import { faultsOf } from "#platform/pages";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../../account/paths.ts";
import { finishSetUp } from "../../account/set-up/finish-set-up.ts";
import { queued, lineFull } from "../../passwords/queued.ts";
import { enter } from "../../sign-in/enter.ts";
import { authenticatorAddress, findNewSecret } from "../new-authenticator.ts";
import { drawQrCode } from "../qr-code.ts";
import { hashRecoveryCodes, newRecoveryCodes } from "../recovery-codes.ts";
import { stepOfCode } from "../rule.ts";
import { confirmAuthenticator } from "./confirm-authenticator.ts";

/** Setting up an authenticator app: its secret to scan or type, a code of it, and the recovery codes, shown once. */
export const confirmAuthenticatorRoutes: readonly Route[] = [
  {
    name: "ask-authenticator-code",
    face: "page",
    method: "GET",
    path: paths.newAuthenticator.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    summary: "Shows what an authenticator app scans",
    handle: (request) => show(request),
  },
  {
    name: "confirm-authenticator",
    face: "page",
    method: "POST",
    path: paths.newAuthenticator.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    act: "confirm-authenticator",
    summary: "Adds an authenticator app by a code of it",
    handle: confirm,
  },
  {
    name: "finish-authenticator",
    face: "page",
    method: "POST",
    path: paths.finishAuthenticator.pattern,
    permission: "enrolling",
    scope: "person",
    summary: "Goes on when the recovery codes are kept",
    handle: finish,
  },
];

type Told = { readonly status: number; readonly wait?: number };

async function show(
  { app, session }: WebRequest,
  refusals: readonly Refusal[] = [],
  { status, wait }: Told = { status: 200 },
): Promise<Reply> {
  if (!session) return notFound;
  const { access } = app.database.as;
  const secret = await findNewSecret(app, access, session.personId);
  if (secret === undefined) return redirect(paths.authenticator());
  const { name, email } = await access
    .selectFrom("access.person")
    .select(["name", "email"])
    .where("person_id", "=", session.personId)
    .executeTakeFirstOrThrow();
  return {
    ...page(
      "people/authenticator/confirm-authenticator/confirm-authenticator.njk",
      {
        qr: drawQrCode(authenticatorAddress(app.board.name, email ?? name, secret)),
        groups: secret.match(/.{1,4}/g) ?? [],
        label: email ?? name,
        refusals,
        faults: faultsOf(refusals),
        to: paths,
        trail: [
          session.level === "enrolling"
            ? { text: "Set up how you sign in", href: paths.setUp() }
            : { text: "My account", href: paths.account() },
          { text: "Authenticator app", href: paths.authenticator() },
        ],
      },
      status,
    ),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

async function confirm(request: WebRequest): Promise<Reply> {
  const { app, actor, session, form, from } = request;
  if (!session) return notFound;
  const { personId, sessionId } = session;
  const code = form["code"] ?? "";
  const secret = await findNewSecret(app, app.database.as.access, personId);
  if (secret === undefined) return redirect(paths.authenticator());
  const right = stepOfCode({ secret, lastStep: 0 }, code, Temporal.Now.instant());
  if (!right.ok) return show(request, right.refusals, { status: 422 });
  const codes = newRecoveryCodes();
  const hashed = await queued(app, from, (place) => hashRecoveryCodes(app, place, personId, codes));
  if (!hashed.entered) return show(request, lineFull(hashed).refusals, { status: 503, wait: hashed.seconds });
  const recoveryHashes = hashed.value;
  const done = await perform(app, actor, confirmAuthenticator, { code, recoveryHashes, sessionId });
  if (!done.ok) return show(request, done.refusals, { status: 422 });
  return page("people/authenticator/replace-recovery-codes/recovery-codes.njk", {
    codes,
    added: done.value,
    to: paths,
  });
}

/** While setting up, the session becomes a full one, when a password was chosen too. */
async function finish({ app, session, from, sessionToken }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const token = await finishSetUp(app, session, from);
  if (token) return enter({ app, token, replaces: sessionToken, next: "" });
  return redirect(session.level === "full" ? paths.account() : paths.setUp());
}
