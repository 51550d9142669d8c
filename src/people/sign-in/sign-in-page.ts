import type { Refusal } from "#kernel";
import { page, type Reply, type WebRequest } from "#platform/web";
import { listProviders } from "../single-sign-on/list-providers.ts";
import { listDemoPeople } from "./demo-people.ts";
import { paths } from "./paths.ts";

/** What was tried before and refused, to be said on the page; what was typed is kept, except the password. */
export type Tried = { readonly refusals: readonly Refusal[]; readonly email?: string; readonly status?: number };

/** The page to sign in on: by passkey, by password, by single sign-on, and on a demonstration by choosing a person. */
export async function signInPage({ app, query, form }: WebRequest, tried?: Tried): Promise<Reply> {
  const people = app.demo ? await listDemoPeople(app) : [];
  return page(
    "people/sign-in/sign-in.njk",
    {
      people,
      providers: await listProviders(app),
      refusals: tried?.refusals ?? [],
      to: paths,
      email: tried?.email ?? "",
      wide: app.demo,
      next: form["next"] ?? query["next"] ?? "",
      wasEnded: query["ended"] === "yes",
      address: app.site.address,
    },
    tried ? (tried.status ?? 422) : 200,
  );
}
