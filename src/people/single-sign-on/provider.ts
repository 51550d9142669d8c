import type { Selectable } from "kysely";
import type { App } from "#platform/app";
import type { Tables, Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { unseal } from "#platform/sealing";
import { paths as signIn } from "../sign-in/paths.ts";

/** An organisation's sign-in service that the board trusts. */
export type Provider = {
  readonly id: string;
  readonly name: string;
  /** Its address and name in OpenID Connect, such as `https://login.microsoftonline.com/…/v2.0`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly sealedSecret: string;
  readonly active: boolean;
  /** What it says of a sign-in that had a second factor: `amr:mfa`, `acr:…`, `acrs:…`. */
  readonly secondFactor: readonly string[];
  /** When not empty, only people with a verified address of these domains. */
  readonly emailDomains: readonly string[];
  readonly privateNetwork: boolean;
  readonly changedAt: string;
};

/** What the secrets of providers are sealed for. */
export const sealPurpose = "identity-provider";

/** A provider by its identifier, turned on or not. */
export async function findProvider(app: Pick<App, "database">, id: string): Promise<Provider | undefined> {
  const row = await app.database.as.access
    .selectFrom("access.identity_provider")
    .select(columns)
    .where("provider_id", "=", id)
    .executeTakeFirst();
  return row && providerOf(row);
}

/** Every provider by name, with how many people have linked it. */
export async function listAllProviders(
  app: Pick<App, "database">,
): Promise<readonly (Provider & { readonly people: number })[]> {
  const rows = await app.database.as.access
    .selectFrom("access.identity_provider")
    .select(columns)
    .select(({ selectFrom }) =>
      selectFrom("access.identity")
        .whereRef("access.identity.provider_id", "=", "access.identity_provider.provider_id")
        .select(({ fn }) => fn.countAll<number>().as("people"))
        .as("people"),
    )
    .orderBy("name")
    .orderBy("provider_id")
    .execute();
  return rows.map((row) => ({ ...providerOf(row), people: row.people ?? 0 }));
}

/** A provider for an act; with locks it is held until the transaction ends, so that changes follow one another. */
export async function loadProvider(
  tx: Tx,
  id: string,
  { locks }: Pick<Moment, "locks">,
): Promise<Provider | undefined> {
  const row = await tx
    .selectFrom("access.identity_provider")
    .select(columns)
    .where("provider_id", "=", id)
    .$if(locks, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && providerOf(row);
}

/** The secret that the provider gave this board. */
export function secretOf(app: Pick<App, "database">, provider: Provider): string {
  return unseal(app, sealPurpose, provider.id, provider.sealedSecret);
}

/** What the audit log keeps of a provider: all but its secret. */
export function auditShape(provider: Omit<Provider, "id" | "sealedSecret" | "changedAt">): object {
  const { name, issuer, clientId, active, secondFactor, emailDomains, privateNetwork } = provider;
  return { name, issuer, clientId, active, secondFactor, emailDomains, privateNetwork };
}

/** Where a provider sends people back to: to be written at the provider, letter by letter. */
export function returnAddress(app: Pick<App, "site">, id: string): string {
  return app.site.address + signIn.signOnCallback({ provider: id });
}

const columns = [
  "provider_id",
  "name",
  "issuer",
  "client_id",
  "client_secret",
  "active",
  "second_factor",
  "email_domains",
  "private_network",
  "changed_at",
] as const;

type Row = Pick<Selectable<Tables["access.identity_provider"]>, (typeof columns)[number]>;

function providerOf(row: Row): Provider {
  return {
    id: row.provider_id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    sealedSecret: row.client_secret,
    active: row.active,
    secondFactor: row.second_factor,
    emailDomains: row.email_domains,
    privateNetwork: row.private_network,
    changedAt: row.changed_at,
  };
}
