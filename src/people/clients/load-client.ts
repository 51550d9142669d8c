import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { type ClientScope, isClientScope } from "./client.ts";
import { clientUnknown } from "./refusals.ts";

/** A system as an act decides on it. */
export type ClientRecord = {
  readonly centreId: string;
  readonly clientId: string;
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly state: ClientState;
};

export type ClientState = "works" | "expired" | "revoked";

/** SQL: whether a system works now, by the clock of the database. */
export const clientState = sql<ClientState>`case when revoked_at is not null then 'revoked'
  when expires_at <= now() then 'expired' else 'works' end`;

/** Finds a system of a centre for an act. One of another centre is refused exactly as one that does not exist. */
export async function loadClient(
  tx: Tx,
  centreId: string,
  clientId: string,
  { locks }: Pick<Moment, "locks">,
): Promise<Decision<{ readonly client: ClientRecord }>> {
  const row = await tx
    .selectFrom("access.client")
    .select(["name", "scopes", clientState.as("state")])
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .$if(locks, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return clientUnknown.refuse();
  const { name, scopes, state } = row;
  return ok({ client: { centreId, clientId, name, scopes: scopes.filter(isClientScope), state } });
}
