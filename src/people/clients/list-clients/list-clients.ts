import { type Expression, type SqlBool, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked, Tag } from "#platform/lists";
import { scopeWords } from "../client.ts";
import { type ClientState, clientState } from "../load-client.ts";

/** What a list of systems is narrowed to; blank means everything. */
export type ClientFilter = { readonly search: string; readonly centre: string; readonly state: string };

export const clientStates: Readonly<Record<ClientState, Tag>> = {
  works: { text: "Active", colour: "green" },
  expired: { text: "Expired", colour: "grey" },
  revoked: { text: "Revoked", colour: "red" },
};

export type ListedClient = {
  readonly centreId: string;
  readonly clientId: string;
  readonly name: string;
  readonly vendor: string;
  readonly scopes: readonly string[];
  readonly madeByName: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly lastUsedAt: string | null;
  readonly lastNetwork: string | null;
  readonly state: ClientState;
};

/** The systems that the actor of the transaction may see: those that work first, then by centre and name. */
export async function listClients(
  tx: Tx,
  filter: ClientFilter,
  { limit, offset }: Pick<ListAsked, "limit" | "offset">,
): Promise<{ readonly rows: readonly ListedClient[]; readonly total: number }> {
  const base = tx.selectFrom("access.client").where(() => matches(filter));
  const { total } = await base.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(columns)
    .orderBy(sql`${clientState} <> 'works'`)
    .orderBy("centre_id")
    .orderBy(sql`lower(name)`)
    .orderBy("client_id")
    .$if(limit !== null, (query) => query.limit(limit ?? 0).offset(offset))
    .execute();
  return { rows: rows.map(shown), total };
}

/** One system that the actor of the transaction may see. */
export async function findListedClient(tx: Tx, centreId: string, clientId: string): Promise<ListedClient | undefined> {
  const row = await tx
    .selectFrom("access.client")
    .select(columns)
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  return row && shown(row);
}

const columns = [
  "centre_id as centreId",
  "client_id as clientId",
  "name",
  "vendor",
  "scopes",
  "made_by_name as madeByName",
  "made_at as madeAt",
  "expires_at as expiresAt",
  "revoked_at as revokedAt",
  "revoked_by as revokedBy",
  "last_used_at as lastUsedAt",
  "last_network as lastNetwork",
  clientState.as("state"),
] as const;

function shown<Row extends { readonly scopes: readonly string[] }>(row: Row): Row & { scopes: readonly string[] } {
  return { ...row, scopes: scopeWords(row.scopes) };
}

function matches({ search, centre, state }: ClientFilter): Expression<SqlBool> {
  return sql<SqlBool>`
    (${search} = '' or strpos(lower(name || ' ' || vendor), lower(${search})) > 0)
    and (${centre} = '' or centre_id = ${centre}) and (${state} = '' or ${clientState} = ${state})`;
}
