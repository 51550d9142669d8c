import { type RawBuilder, sql } from "kysely";
import { type Actor, systemId } from "#platform/actors";
import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { accessTokenStart, type ClientScope, isClientScope, readApiKey } from "./client.ts";

/** A system that showed a good secret or token. */
export type KnownClient = {
  readonly clientId: string;
  readonly centreId: string;
  readonly name: string;
  readonly secretId: string;
  readonly scopes: readonly ClientScope[];
};

/**
 * The system that a bearer token is of: an API key, or a token of OAuth 2.0. Undefined when it is unknown, revoked or
 * expired, which nobody can tell apart. One query; that it is in use is noted once a minute, with the network.
 */
export async function findClient(app: App, token: string, network: string): Promise<KnownClient | undefined> {
  if (token.startsWith(accessTokenStart)) return found(app, network, byToken(hashToken(token)));
  const key = readApiKey(token);
  return key && findClientBySecret(app, key.clientId, key.secret, network);
}

/** The system of an identifier and a secret, as at the token endpoint. */
export function findClientBySecret(
  app: App,
  clientId: string,
  secret: string,
  network: string,
): Promise<KnownClient | undefined> {
  return found(
    app,
    network,
    sql<ClientRow>`
    select c.client_id, c.centre_id, c.name, c.scopes, s.secret_id, ${stale} as stale
    from access.client c join access.client_secret s using (centre_id, client_id)
    where s.secret_hash = ${hashToken(secret)} and c.client_id = ${clientId} and ${good}`,
  );
}

function byToken(hash: Buffer): RawBuilder<ClientRow> {
  return sql<ClientRow>`
    select c.client_id, c.centre_id, c.name, s.secret_id, ${stale} as stale,
      array(select unnest(t.scopes) intersect select unnest(c.scopes)) as scopes
    from access.client_token t join access.client c using (centre_id, client_id)
    join access.client_secret s using (centre_id, client_id, secret_id)
    where t.token_hash = ${hash} and t.expires_at > now() and ${good}`;
}

/** A token ends with its secret, and a secret with its system. */
const good = sql<boolean>`c.revoked_at is null and c.expires_at > now() and s.expires_at > now()`;
const stale = sql<boolean>`c.last_used_at is null or c.last_used_at < now() - interval '1 minute'`;

async function found(app: App, network: string, query: RawBuilder<ClientRow>): Promise<KnownClient | undefined> {
  const [row] = (await query.execute(app.database.as.access)).rows;
  if (!row) return undefined;
  const { centre_id: centreId, client_id: clientId, name } = row;
  if (row.stale) {
    await app.database.as.access
      .updateTable("access.client")
      .set({ last_used_at: sql<string>`now()`, last_network: network })
      .where("centre_id", "=", centreId)
      .where("client_id", "=", clientId)
      .execute();
  }
  return { clientId, centreId, name, secretId: row.secret_id, scopes: row.scopes.filter(isClientScope) };
}

/** A system as an actor: on the centre's side, with its scopes and without any role. */
export function actorOfClient({ clientId, centreId, name, scopes }: KnownClient): Actor {
  return {
    personId: systemId(clientId),
    name,
    side: "centre",
    centreId,
    candidateId: null,
    roles: [],
    permissions: new Set(scopes),
    subjects: [],
    subjectPermissions: new Set(),
    onlySubjects: false,
  };
}

type ClientRow = {
  client_id: string;
  centre_id: string;
  name: string;
  scopes: string[];
  secret_id: string;
  stale: boolean;
};
