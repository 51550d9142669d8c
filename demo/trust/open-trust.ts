import type { IncomingMessage } from "node:http";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import {
  connectProvider,
  linkIdentity,
  openLocalProvider,
  type ProviderVisit,
  returnAddress,
} from "#people/single-sign-on";
import { done } from "../act.ts";
import type { DemoWorld } from "../world.ts";
import { type TrustPage, trustPage, trustSignInPage } from "./sign-in-page.ts";
import { type TrustPerson, trustPeople } from "./trust-people.ts";

/** The sign-in service of an organisation that is connected to the board, and the person whose account is linked. */
export type Trust = { readonly name: string; readonly issuer: string; readonly linked: string; close(): Promise<void> };

const [id, name] = ["harbour", "Harbour Learning Trust"] as const;

/**
 * Starts the sign-in service of a trust, a real OpenID provider, connects it to the board and links the first exams
 * officer, by the same acts as people do. It ends with the demonstration.
 */
export async function openTrust(app: App, world: DemoWorld): Promise<Trust> {
  const people = trustPeople(world);
  const signIn = trustSignInPage(name, app.board.name, people);
  const provider = await openLocalProvider({
    host: "localhost",
    returnTo: returnAddress(app, id),
    tellsTime: true,
    emailOf: (subject) => {
      const known = people.find((each) => each.subject === subject);
      return known && { email: known.email, verified: true };
    },
    answer: (visit) => answer(visit, people, signIn),
  });
  const { issuer, clientId, clientSecret } = provider;
  done(
    "connect the trust",
    await perform(app, world.people.board, connectProvider, {
      id,
      name,
      issuer,
      clientId,
      clientSecret,
      active: true,
      secondFactor: "amr:mfa",
      emailDomains: "",
    }),
  );
  const [first] = people;
  const centreId = world.cohort[0]?.centre.centreId;
  if (first && centreId !== undefined) {
    const link = { providerId: id, subject: first.subject, label: first.email };
    done("link an account", await perform(app, world.people.officer(centreId), linkIdentity, link));
  }
  return { name, issuer, linked: first?.name ?? "", close: () => provider.close() };
}

async function answer(visit: ProviderVisit, people: readonly TrustPerson[], signIn: TrustPage): Promise<boolean> {
  const { request, reply } = visit;
  const path = request.url ?? "/";
  // Whoever comes is asked who they are, though the browser may have been here before as somebody else.
  if (path.startsWith("/auth?")) delete request.headers.cookie;
  if (path.startsWith("/interaction/")) {
    if (request.method === "POST") await choose(visit, people);
    else reply.writeHead(200, signIn.headers).end(signIn.html);
    return true;
  }
  if (path !== "/") return false;
  const { headers, html } = trustPage(name, "<p>Nobody signs in here by themselves: begin at the board.</p>");
  reply.writeHead(200, headers).end(html);
  return true;
}

/** The form says who, and how: `h-0001 mfa`. */
async function choose({ request, finish }: ProviderVisit, people: readonly TrustPerson[]): Promise<void> {
  const [subject, how] = ((await readForm(request)).get("as") ?? "").split(" ");
  const known = people.find((each) => each.subject === subject);
  if (!known) return finish({ error: "access_denied", error_description: "Nobody signed in." });
  return finish({ login: { accountId: known.subject, amr: how === "mfa" ? ["pwd", "mfa"] : ["pwd"] } });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const part of request) if (text.length < 1_000) text += String(part);
  return new URLSearchParams(text);
}
