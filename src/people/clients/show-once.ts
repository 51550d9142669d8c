import type { App } from "#platform/app";
import { page, type Reply } from "#platform/web";
import { apiKey } from "./client.ts";
import { paths } from "./paths.ts";

/** The page that shows a new secret of a system, this once. */
export function showOnce(
  app: App,
  client: { readonly clientId: string; readonly name: string },
  secret: string,
  words: { readonly heading: string; readonly former?: string },
): Reply {
  return page("people/clients/shown-once.njk", {
    ...words,
    client,
    trail: [
      { text: "Systems", href: paths.systems() },
      { text: client.name, href: paths.system({ client: client.clientId }) },
    ],
    to: paths,
    secret,
    key: apiKey(client.clientId, secret),
    tokenAddress: app.site.address + paths.token(),
  });
}
