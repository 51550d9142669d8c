import type { App } from "#platform/app";
import { type LinkedSignOn, listLinked } from "./identity.ts";
import { listProviders, type OfferedProvider } from "./list-providers.ts";

/** What a page shows of single sign-on to its person: what is linked, and what can be. */
export type SignOns = { readonly linked: readonly LinkedSignOn[]; readonly open: readonly OfferedProvider[] };

/** Loads what `account-part.njk` and `set-up-part.njk` need, as `signOns`. */
export async function loadSignOns(app: Pick<App, "database">, personId: string): Promise<SignOns> {
  const [linked, offered] = await Promise.all([listLinked(app, personId), listProviders(app)]);
  return { linked, open: offered.filter(({ id }) => linked.every((one) => one.id !== id)) };
}

/** The organisations by which a signed-in person can prove to be there: those that are linked and turned on. */
export async function listConfirmProviders(
  app: Pick<App, "database">,
  personId: string,
): Promise<readonly OfferedProvider[]> {
  const linked = await listLinked(app, personId);
  return linked.filter((one) => one.active).map(({ id, name }) => ({ id, name }));
}
