import type { Decision } from "#kernel";
import { notFound, type Reply, type WebRequest } from "#platform/web";
import { enter } from "../../sign-in/enter.ts";
import { findLinked, noteUse } from "../identity.ts";
import { findProvider, type Provider } from "../provider.ts";
import { signOnDomainNotAllowed, signOnNotOurs, signOnTurnedOff } from "../refusals.ts";
import { fetchClaims } from "../visit/fetch-claims.ts";
import type { Claims } from "../visit/read-claims.ts";
import { takeVisit, type Visit } from "../visit/visit.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { levelFor } from "./level-for.ts";
import { linkAccount } from "./link-account.ts";
import { problem } from "./problem.ts";
import { isOfDomain } from "./rule.ts";
import { startSignOnSession } from "./start-sign-on-session.ts";

/** A browser comes back from a provider: what it brings is checked, once, and the visit does what it was begun for. */
export async function callback(request: WebRequest): Promise<Reply> {
  const { app, params, query, browserNonce, sessionToken } = request;
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider) return notFound;
  const browsers = [browserNonce, sessionToken].filter((one) => one !== undefined);
  const visit = await takeVisit(app, provider.id, query["state"] ?? "", browsers);
  if (!visit) return problem(request, provider, "sign-in", [signOnNotOurs.of()]);
  const claims = await trustedClaims(request, provider, visit);
  if (!claims.ok) return problem(request, provider, visit.purpose, claims.refusals);
  switch (visit.purpose) {
    case "sign-in":
      return signIn(request, provider, visit, claims.value);
    case "link":
      return linkAccount(request, provider, claims.value);
    case "confirm":
      return reauthenticate(request, provider, visit, claims.value);
  }
}

async function trustedClaims({ app, path }: WebRequest, provider: Provider, visit: Visit): Promise<Decision<Claims>> {
  if (!provider.active) return signOnTurnedOff.refuse({ provider: provider.name });
  const claims = await fetchClaims(app, provider, visit, path);
  if (!claims.ok || isOfDomain(provider.emailDomains, claims.value.verifiedEmail)) return claims;
  return signOnDomainNotAllowed.refuse({ provider: provider.name, domains: provider.emailDomains.join(" or ") });
}

async function signIn(request: WebRequest, provider: Provider, visit: Visit, claims: Claims): Promise<Reply> {
  const { app, from, sessionToken } = request;
  const linked = await findLinked(app, provider.id, claims.subject);
  const level = await levelFor(app, provider, claims, linked);
  if (!level.ok || !linked) return problem(request, provider, "sign-in", level.ok ? [] : level.refusals);
  await noteUse(app, provider.id, claims.subject);
  const { personId } = linked;
  const token = await startSignOnSession(app, { personId, level: level.value, signedInAt: claims.signedInAt, from });
  return enter({ app, token, replaces: sessionToken, next: visit.next });
}
