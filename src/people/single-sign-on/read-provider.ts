import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import * as refusals from "./refusals.ts";
import { isThisMachine } from "./visit/networks.ts";

/** What somebody wrote of a provider. An empty secret keeps the one there is. */
export type WrittenProvider = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly active: boolean;
  readonly secondFactor: readonly string[];
  readonly emailDomains: readonly string[];
  readonly privateNetwork: boolean;
};

/**
 * Reads what was written of a provider, on the page or on the command line. `plainHere`: the pages themselves are
 * reached only on this machine, so a provider may be too, without encryption.
 */
export function readProvider(raw: unknown, plainHere: boolean): Decision<WrittenProvider> {
  const sent = raw !== null && typeof raw === "object" ? (raw as Record<string, unknown>) : {};
  const written: WrittenProvider = {
    id: text(sent["id"]),
    name: text(sent["name"]),
    issuer: text(sent["issuer"]),
    clientId: text(sent["clientId"]),
    clientSecret: text(sent["clientSecret"]),
    active: sent["active"] === true || sent["active"] === "yes",
    secondFactor: words(sent["secondFactor"]),
    emailDomains: words(text(sent["emailDomains"]).toLowerCase()),
    privateNetwork: sent["privateNetwork"] === true,
  };
  const found = [
    ...checkNames(written),
    ...checkIssuer(written.issuer, plainHere),
    ...checkClient(written),
    ...checkLists(written),
  ];
  return found.length > 0 ? refuseAll(found) : ok(written);
}

function checkNames({ id, name }: WrittenProvider): readonly Refusal[] {
  return [
    ...(/^[a-z][a-z0-9-]{1,39}$/.test(id) && id !== "add" ? [] : [refusals.signOnIdNotUnderstood.of()]),
    ...(name.length >= 1 && name.length <= 80 ? [] : [refusals.signOnNameMissing.of()]),
  ];
}

function checkIssuer(issuer: string, plainHere: boolean): readonly Refusal[] {
  if (!URL.canParse(issuer) || issuer.length > 300) return [refusals.signOnIssuerNotUnderstood.of()];
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(issuer);
  if (protocol !== "https:" && !(protocol === "http:" && plainHere && isThisMachine(hostname))) {
    return [refusals.signOnIssuerNotEncrypted.of()];
  }
  if (username || password || search || hash || pathname.includes("/.well-known/")) {
    return [refusals.signOnIssuerNotPlain.of()];
  }
  return /^\/(common|organizations|consumers)(\/|$)/.test(pathname) && /(^|\.)microsoftonline\.com$/.test(hostname)
    ? [refusals.signOnIssuerOfEveryone.of()]
    : [];
}

function checkClient({ clientId, clientSecret }: WrittenProvider): readonly Refusal[] {
  return [
    ...(/^[\x21-\x7e]{1,200}$/.test(clientId) ? [] : [refusals.signOnClientMissing.of()]),
    ...(/^[\x21-\x7e]{0,500}$/.test(clientSecret) ? [] : [refusals.signOnSecretNotUnderstood.of()]),
  ];
}

function checkLists({ secondFactor, emailDomains }: WrittenProvider): readonly Refusal[] {
  const sign = secondFactor.find((one) => !/^(amr|acr|acrs):[\x21-\x7e]{1,200}$/.test(one));
  const domain = emailDomains.find((one) => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(one));
  return [
    ...(sign === undefined && secondFactor.length <= 20
      ? []
      : [refusals.signOnFactorNotUnderstood.of({ found: sign ?? "more than 20 of them" })]),
    ...(domain === undefined && emailDomains.length <= 50
      ? []
      : [refusals.signOnDomainNotUnderstood.of({ found: domain ?? "more than 50 of them" })]),
  ];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Words between spaces, commas and line ends, each once. */
function words(value: unknown): readonly string[] {
  return [
    ...new Set(
      text(value)
        .split(/[\s,]+/)
        .filter((word) => word !== ""),
    ),
  ];
}
