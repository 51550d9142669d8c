import { performFor } from "#platform/pages";
import { notFound, page, redirect, type Reply, type WebRequest } from "#platform/web";
import { changeProvider } from "../change-provider/change-provider.ts";
import { connectProvider } from "../connect-provider/connect-provider.ts";
import { paths } from "../paths.ts";
import { findProvider, returnAddress } from "../provider.ts";
import { discoverClient } from "../visit/client.ts";
import { refusalOf } from "../visit/fetch-claims.ts";
import { formOf, providerPage, typedIn } from "./form-of.ts";

export async function addPage(request: WebRequest): Promise<Reply> {
  return providerPage(request, { active: "yes" }, {});
}

export async function add(request: WebRequest): Promise<Reply> {
  const typed = typedIn(request);
  const done = await performFor(request, connectProvider, typed);
  return done.ok
    ? redirect(paths.provider({ provider: done.value.id }))
    : providerPage(request, typed, { refusals: done.refusals });
}

export async function showPage(request: WebRequest): Promise<Reply> {
  const provider = await findProvider(request.app, request.params["provider"] ?? "");
  return provider ? providerPage(request, formOf(provider), { provider }) : notFound;
}

export async function change(request: WebRequest): Promise<Reply> {
  const provider = await findProvider(request.app, request.params["provider"] ?? "");
  if (!provider) return notFound;
  const typed = typedIn(request, { id: provider.id, issuer: provider.issuer });
  const done = await performFor(request, changeProvider, typed);
  return done.ok ? redirect(paths.providers()) : providerPage(request, typed, { provider, refusals: done.refusals });
}

/** Asks the provider to describe itself, as a sign-in would. */
export async function testConnection({ app, params }: WebRequest): Promise<Reply> {
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider) return notFound;
  const answer = await discoverClient(app, provider)
    .then((client) => ({ server: client.serverMetadata(), refusals: [] }))
    .catch((fault: unknown) => {
      const refused = refusalOf(app, provider, fault);
      return { server: undefined, refusals: refused.ok ? [] : refused.refusals };
    });
  const back = paths.provider({ provider: provider.id });
  return page("people/single-sign-on/manage-providers/tested.njk", {
    ...answer,
    provider,
    returnTo: returnAddress(app, provider.id),
    back,
    trail: [
      { text: "Single sign-on", href: paths.providers() },
      { text: provider.name, href: back },
    ],
  });
}
