import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type WebRequest } from "#platform/web";
import { changeProvider } from "../change-provider/change-provider.ts";
import { connectProvider } from "../connect-provider/connect-provider.ts";
import { disconnectProvider } from "../disconnect-provider/disconnect-provider.ts";
import { findProvider, listAllProviders, returnAddress } from "../provider.ts";
import { discoverClient } from "../visit/client.ts";
import { refusalOf } from "../visit/fetch-claims.ts";
import { formOf, formPage, typedIn } from "./form-of.ts";
import { countStranded } from "./stranded.ts";

const folder = "people/single-sign-on/manage-providers";
const place = "/board/single-sign-on";

/** The organisations whose sign-in the board trusts. */
export async function listPage({ app }: WebRequest): Promise<Reply> {
  return page(`${folder}/list.njk`, { providers: await listAllProviders(app) });
}

export async function addPage(request: WebRequest): Promise<Reply> {
  return formPage(request, { active: "yes" }, {});
}

export async function add(request: WebRequest): Promise<Reply> {
  const typed = typedIn(request);
  const done = await perform(request.app, request.actor, connectProvider, typed);
  return done.ok ? redirect(`${place}/${done.value.id}`) : formPage(request, typed, { refusals: done.refusals });
}

export async function showPage(request: WebRequest): Promise<Reply> {
  const provider = await findProvider(request.app, request.params["provider"] ?? "");
  return provider ? formPage(request, formOf(provider), { provider }) : notFound;
}

export async function change(request: WebRequest): Promise<Reply> {
  const { app, actor, params } = request;
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider) return notFound;
  const typed = typedIn(request, { id: provider.id, issuer: provider.issuer });
  const done = await perform(app, actor, changeProvider, typed);
  return done.ok ? redirect(place) : formPage(request, typed, { provider, refusals: done.refusals });
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
  return page(`${folder}/tested.njk`, { provider, ...answer, returnTo: returnAddress(app, provider.id) });
}

export async function askDisconnect({ app, params }: WebRequest): Promise<Reply> {
  const provider = await findProvider(app, params["provider"] ?? "");
  return provider ? page(`${folder}/disconnect.njk`, { provider, ...(await countStranded(app, provider)) }) : notFound;
}

export async function disconnect({ app, actor, params }: WebRequest): Promise<Reply> {
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider) return notFound;
  const done = await perform(app, actor, disconnectProvider, provider.id);
  return done.ok ? redirect(place) : { kind: "refused", status: 422, refusals: done.refusals };
}
