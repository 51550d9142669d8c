import type { Refusal } from "#kernel";
import { type Field, questionPage } from "#platform/pages";
import type { Reply, WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { type Provider, returnAddress } from "../provider.ts";
import { fieldsAfterSecret, fieldsBeforeSecret } from "./fields.ts";

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

const template = "people/single-sign-on/manage-providers/form.njk";
const trail: readonly { text: string; href: string }[] = [{ text: "Single sign-on", href: paths.providers() }];

/** The page to connect a provider, or to change one, with what was refused. A secret is not sent back. */
export function providerPage(
  { app }: WebRequest,
  form: Form,
  { provider, refusals = [] }: { readonly provider?: Provider; readonly refusals?: readonly Refusal[] },
): Reply {
  const returnTo = returnAddress(app, provider?.id ?? "IDENTIFIER");
  const data: Readonly<Record<string, unknown>> = { provider, returnTo, to: paths, more: fieldsAfterSecret };
  const shared = { trail, template, data, cancel: "Back to single sign-on" };
  const question = provider
    ? { ...shared, title: `Single sign-on with ${provider.name}`, button: "Save changes" }
    : { ...shared, title: "Connect an organisation", button: "Connect", text: [registerFirst] };
  const fields: readonly Field[] = fieldsBeforeSecret(provider === undefined);
  return questionPage(question, paths.providers(), { fields, values: { ...form, clientSecret: "" }, refusals });
}

const registerFirst =
  "First register this board with the provider as a web application. Use this return address, with your own identifier " +
  "in its place:";
