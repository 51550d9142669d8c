import type { Refusal } from "#kernel";
import { perform } from "#platform/perform";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import { paths } from "../../account/paths.ts";
import { queued, lineFull } from "../../passwords/queued.ts";
import { countRecoveryCodes, hashRecoveryCodes, newRecoveryCodes } from "../recovery-codes.ts";
import { replaceRecoveryCodes } from "./replace-recovery-codes.ts";

/** One's own recovery codes: how many are left, and new ones. */
export const recoveryCodeRoutes: readonly Route[] = [
  {
    name: "ask-recovery-codes",
    face: "page",
    method: "GET",
    path: paths.recoveryCodes.pattern,
    permission: "signed-in",
    scope: "person",
    summary: "My recovery codes",
    handle: (request) => show(request),
  },
  {
    name: "replace-recovery-codes",
    face: "page",
    method: "POST",
    path: paths.recoveryCodes.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "replace-recovery-codes",
    summary: "Makes new recovery codes",
    handle: replace,
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
  const { authenticator } = await findSignInMethods(access, session.personId);
  return {
    ...page(
      "people/authenticator/replace-recovery-codes/ask-recovery-codes.njk",
      {
        authenticator,
        left: await countRecoveryCodes(access, session.personId),
        refusals,
        to: paths,
        trail: [
          { text: "My account", href: paths.account() },
          { text: "Authenticator app", href: paths.authenticator() },
        ],
      },
      status,
    ),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

async function replace(request: WebRequest): Promise<Reply> {
  const { app, actor, session, from } = request;
  if (!session) return notFound;
  const { authenticator } = await findSignInMethods(app.database.as.access, session.personId);
  const codes = authenticator ? newRecoveryCodes() : [];
  const hashed = await queued(app, from, (place) => hashRecoveryCodes(app, place, session.personId, codes));
  if (!hashed.entered) return show(request, lineFull(hashed).refusals, { status: 503, wait: hashed.seconds });
  const done = await perform(app, actor, replaceRecoveryCodes, { recoveryHashes: hashed.value });
  return done.ok
    ? page("people/authenticator/replace-recovery-codes/recovery-codes.njk", { codes, to: paths })
    : show(request, done.refusals, { status: 422 });
}
