import type { Refusal } from "#kernel";
import { page, type Reply, type WebRequest } from "#platform/web";
import { type Provider, returnAddress } from "../provider.ts";

/** The form of a provider: what is kept of it, or what was typed and refused. */
export type Form = Readonly<Record<string, string>>;

/** The form as it was sent, in the words of the act. What only the operator may say is not among them. */
export function typedIn({ form }: WebRequest, fixed: { readonly id?: string; readonly issuer?: string } = {}): Form {
  const typed = Object.fromEntries(
    ["id", "name", "issuer", "clientId", "clientSecret", "active", "secondFactor", "emailDomains"].map((field) => [
      field,
      form[field] ?? "",
    ]),
  );
  return { ...typed, ...fixed };
}

/** The form of a provider as it is kept. Its secret is never shown. */
export function formOf({ id, name, issuer, clientId, active, secondFactor, emailDomains }: Provider): Form {
  return {
    id,
    name,
    issuer,
    clientId,
    active: active ? "yes" : "",
    secondFactor: secondFactor.join("\n"),
    emailDomains: emailDomains.join("\n"),
  };
}

/** The page to connect a provider, or to change one, with what was refused. A secret is not sent back. */
export function formPage(
  { app }: WebRequest,
  form: Form,
  shown: { readonly provider?: Provider; readonly refusals?: readonly Refusal[] },
): Reply {
  const refusals = shown.refusals ?? [];
  const errors = refusals.map(({ text, field }) => (field ? { text, href: `#${field}` } : { text }));
  const faults = Object.fromEntries(refusals.flatMap(({ text, field }) => (field ? [[field, { text }]] : [])));
  return page(
    `people/single-sign-on/manage-providers/${shown.provider ? "change" : "add"}.njk`,
    {
      form: { ...form, clientSecret: "" },
      errors,
      faults,
      provider: shown.provider,
      returnTo: returnAddress(app, shown.provider?.id ?? "IDENTIFIER"),
    },
    refusals.length > 0 ? 422 : 200,
  );
}
