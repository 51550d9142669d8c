import { type Decision, ok, refuse, refuseAll } from "#kernel";
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
 * reached on this machine only, so that a provider may be too, without encryption.
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
  const refusals = [
    ...checkNames(written),
    ...checkIssuer(written.issuer, plainHere),
    ...checkClient(written),
    ...checkLists(written),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : ok(written);
}

function checkNames({ id, name }: WrittenProvider) {
  return [
    ...(/^[a-z][a-z0-9-]{1,39}$/.test(id) && id !== "add"
      ? []
      : refuse(
          "sign-on-id-not-understood",
          "The identifier is a word of 2 to 40 small letters, digits and hyphens that begins with a letter and is not " +
            "“add”. Change it.",
          { field: "id" },
        ).refusals),
    ...(name.length >= 1 && name.length <= 80
      ? []
      : refuse(
          "sign-on-name-missing",
          "Give the name that people know the organisation by, in at most 80 characters.",
          { field: "name" },
        ).refusals),
  ];
}

function checkIssuer(issuer: string, plainHere: boolean) {
  const no = (code: string, sentence: string) => refuse(code, sentence, { field: "issuer" }).refusals;
  if (!URL.canParse(issuer) || issuer.length > 300)
    return no(
      "sign-on-issuer-not-understood",
      "The issuer is an address such as https://sign-in.example.org. Copy it from the provider's settings.",
    );
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(issuer);
  if (protocol !== "https:" && !(protocol === "http:" && plainHere && isThisMachine(hostname)))
    return no(
      "sign-on-issuer-not-encrypted",
      "The issuer must begin with https://. Copy it from the provider's settings.",
    );
  if (username || password || search || hash || pathname.includes("/.well-known/"))
    return no(
      "sign-on-issuer-not-plain",
      "The issuer is an address without a name, a question mark, a # or /.well-known/. Copy only the issuer itself.",
    );
  if (/^\/(common|organizations|consumers)(\/|$)/.test(pathname) && /(^|\.)microsoftonline\.com$/.test(hostname)) {
    return no(
      "sign-on-issuer-of-everyone",
      "This issuer stands for every organisation that uses Microsoft. Write the directory (tenant) ID in its place.",
    );
  }
  return [];
}

function checkClient({ clientId, clientSecret }: WrittenProvider) {
  return [
    ...(/^[\x21-\x7e]{1,200}$/.test(clientId)
      ? []
      : refuse("sign-on-client-missing", "Give the client ID that the provider made for this board.", {
          field: "clientId",
        }).refusals),
    ...(/^[\x21-\x7e]{0,500}$/.test(clientSecret)
      ? []
      : refuse("sign-on-secret-not-understood", "The client secret holds no spaces. Copy it again from the provider.", {
          field: "clientSecret",
        }).refusals),
  ];
}

function checkLists({ secondFactor, emailDomains }: WrittenProvider) {
  const word = secondFactor.find((one) => !/^(amr|acr|acrs):[\x21-\x7e]{1,200}$/.test(one));
  const domain = emailDomains.find((one) => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(one));
  return [
    ...(word === undefined && secondFactor.length <= 20
      ? []
      : refuse(
          "sign-on-factor-not-understood",
          `Write each sign of a second factor as amr:mfa, acr:value or acrs:value, not ${word ?? "more than 20 of them"}.`,
          { field: "secondFactor" },
        ).refusals),
    ...(domain === undefined && emailDomains.length <= 50
      ? []
      : refuse(
          "sign-on-domain-not-understood",
          `Write each domain as it stands after the @, such as school.example, not ${domain ?? "more than 50 of them"}.`,
          { field: "emailDomains" },
        ).refusals),
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
