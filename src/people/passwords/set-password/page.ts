import type { Refusal } from "#kernel";
import type { Session } from "#platform/actors";
import { faultsOf } from "#platform/pages";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../../account/paths.ts";
import { finishSetUp } from "../../account/set-up/finish-set-up.ts";
import { enter } from "../../sign-in/enter.ts";
import { admit, forgive } from "../../throttle/throttle.ts";
import { queued, lineFull, tooManyTries } from "../queued.ts";
import { needsSecondFactor } from "../needs-second-factor.ts";
import { findPasswordFacts, preparePassword } from "../prepare-password.ts";
import { passwordCurrentWrong } from "../refusals.ts";
import { passwordLength } from "../rule.ts";
import { setPassword } from "./set-password.ts";

/** Setting and changing one's own password: with a proof that it is you, or while setting up. */
export const setPasswordRoutes: readonly Route[] = [
  {
    name: "ask-password",
    face: "page",
    method: "GET",
    path: paths.password.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    summary: "Set or change my password",
    handle: ({ app, session, query }) => show({ app, session, done: query["done"] ?? "" }),
  },
  {
    name: "set-password",
    face: "page",
    method: "POST",
    path: paths.password.pattern,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    act: "set-password",
    summary: "Sets or changes my password",
    handle: set,
  },
];

type Shown = Pick<WebRequest, "app"> & {
  readonly session: Session | undefined;
  readonly done?: string;
  readonly refusals?: readonly Refusal[];
  readonly status?: number;
  readonly wait?: number;
};

async function show({ app, session, done = "", refusals = [], status = 200, wait }: Shown): Promise<Reply> {
  if (!session) return notFound;
  const { email, hash } = await findPasswordFacts(app, session.personId);
  const enrolling = session.level === "enrolling";
  return {
    ...page(
      "people/passwords/set-password/set-password.njk",
      {
        refusals,
        faults: faultsOf(refusals),
        to: paths,
        trail: [
          enrolling
            ? { text: "Set up how you sign in", href: paths.setUp() }
            : { text: "My account", href: paths.account() },
        ],
        done,
        email,
        asksCurrent: hash !== null && session.level === "full",
        hasPassword: hash !== null,
        least: passwordLength.least,
        enrolling,
      },
      status,
    ),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

async function set(request: WebRequest): Promise<Reply> {
  const { app, actor, session, form, from, device } = request;
  if (!session) return notFound;
  const tried = { at: "change", account: session.personId, network: from.network, knownBrowser: null } as const;
  const served = await queued(app, from, async (place) => {
    const admitted = await admit(app, tried);
    if (!admitted.admitted) return { ...tooManyTries(admitted.seconds), seconds: admitted.seconds };
    const prepared = await preparePassword(app, place, {
      personId: session.personId,
      password: form["password"] ?? "",
      current: session.level === "full" ? (form["current"] ?? "") : "not-asked",
    });
    if (prepared.ok || prepared.refusals.every(({ code }) => code !== passwordCurrentWrong.code)) {
      await forgive(app, admitted.attemptId);
    }
    return prepared;
  });
  if (!served.entered) {
    return show({ app, session, refusals: lineFull(served).refusals, status: 503, wait: served.seconds });
  }
  const prepared = served.value;
  if ("seconds" in prepared) {
    return show({ app, session, refusals: prepared.refusals, status: 429, wait: prepared.seconds });
  }
  if (!prepared.ok) return show({ app, session, refusals: prepared.refusals, status: 422 });
  const done = await perform(app, actor, setPassword, {
    prepared: prepared.value,
    sessionId: session.sessionId,
    device,
  });
  if (!done.ok) return show({ app, session, refusals: done.refusals, status: 422 });
  return onward(request, session, done.value);
}

/** While setting up, a password is the first half for all but candidates; otherwise the page says that it is done. */
async function onward(
  { app, from, sessionToken }: WebRequest,
  session: Session,
  done: "set" | "changed",
): Promise<Reply> {
  if (session.level !== "enrolling") return redirect(paths.password({ done }));
  const token = await finishSetUp(app, session, from);
  if (token) return enter({ app, token, replaces: sessionToken, next: "" });
  const needed = await needsSecondFactor(app.database.as.access, session.personId);
  return redirect(needed ? paths.authenticator() : paths.setUp());
}
