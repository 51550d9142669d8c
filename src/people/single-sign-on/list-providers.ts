import type { App } from "#platform/app";

/** An organisation's sign-in as the sign-in page offers it. */
export type OfferedProvider = { readonly id: string; readonly name: string };

/** The providers that are turned on, by name. */
export async function listProviders(app: Pick<App, "database">): Promise<readonly OfferedProvider[]> {
  return app.database.as.access
    .selectFrom("access.identity_provider")
    .select(["provider_id as id", "name"])
    .where("active", "=", true)
    .orderBy("name")
    .orderBy("provider_id")
    .execute();
}
