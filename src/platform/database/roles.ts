import { createHmac } from "node:crypto";
import pg, { type Client } from "pg";
import { DatabaseFault } from "./fault.ts";

/** The accounts the program uses. None but the owner makes tables, and none bypasses row-level security. */
export const databaseRoles = ["owner", "centre", "board", "assessor", "public", "worker", "access"] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** The names of those that serve people or work for them: all but the owner. */
export const servingAccounts = databaseRoles.filter((role) => role !== "owner").map((role) => `accolade_${role}`);

/** The password of a role: derived from the secret of the installation, so that nothing else need be kept. */
export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac("sha256", secret).update(`accolade role ${role}`).digest("hex");
}

/**
 * Makes the roles that are missing, sets their passwords, and takes back settings that one has made its own default: an
 * account may change both of itself, and a stolen one could keep the program out. No account takes the connections of
 * all, nor, of those that serve centres and the public, the disk. The connection must be allowed to create roles.
 * Refuses (throws DatabaseFault) accounts with settings that it may not take back.
 */
export async function ensureRoles(client: Client, secret: string, pool: number): Promise<void> {
  await client.query("select pg_advisory_lock(4207001)");
  try {
    const most = await connectionsOfOne(client, pool);
    for (const role of databaseRoles) await ensureRole(client, role, rolePassword(secret, role), most);
    await resetSettings(client);
    await limitFiles(client);
  } finally {
    await client.query("select pg_advisory_unlock(4207001)");
  }
}

/**
 * How many connections one account has at most: those of its pool, one that cancels statements, and those of long work,
 * of a program that takes over and of commands, and never more than half of the server's.
 */
async function connectionsOfOne(client: Client, pool: number): Promise<number> {
  const found = await client.query<{ all: number }>("select current_setting('max_connections')::integer as all");
  const own = pool + 1;
  return Math.max(2 * own, Math.min(6 * own, Math.floor((found.rows[0]?.all ?? 100) / 2)));
}

/** Those whose statements sort little. */
const small = ["centre", "assessor", "public", "access"] as const satisfies readonly DatabaseRole[];

/** Sorts and hashes that do not fit in memory go to files. Only a superuser may say how large these get. */
async function limitFiles(client: Client): Promise<void> {
  const found = await client.query("select from pg_roles where rolname = current_user and rolsuper");
  if (found.rowCount === 0) return;
  for (const role of small) await client.query(`alter role accolade_${role} set temp_file_limit = '256MB'`);
}

async function ensureRole(client: Client, role: DatabaseRole, password: string, most: number): Promise<void> {
  const name = `accolade_${role}`;
  const found = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  if (found.rowCount === 0) {
    await client.query(`create role ${name} login noinherit nosuperuser nocreatedb nocreaterole nobypassrls`);
  }
  await client.query(`alter role ${name} password '${password}' valid until 'infinity'`);
  await client.query(`alter role ${name} connection limit ${role === "owner" ? -1 : most}`);
}

type Setting = { readonly account: string; readonly database: string | null };

async function resetSettings(client: Client): Promise<void> {
  for (const { account, database } of await ownSettings(client)) {
    const place = database === null ? "" : ` in database ${pg.escapeIdentifier(database)}`;
    await client.query(`alter role ${pg.escapeIdentifier(account)}${place} reset all`);
  }
  const [left] = await ownSettings(client);
  if (!left) return;
  throw new DatabaseFault(
    "account-settings",
    `The database account ${left.account} has settings of its own that could not be taken back. As somebody who may, ` +
      `send: alter role ${left.account}${left.database ? ` in database ${left.database}` : ""} reset all`,
  );
}

async function ownSettings(client: Client): Promise<readonly Setting[]> {
  const found = await client.query<Setting>(
    `select r.rolname as account, d.datname as database
     from pg_db_role_setting s join pg_roles r on r.oid = s.setrole left join pg_database d on d.oid = s.setdatabase
     where r.rolname = any ($1)`,
    [databaseRoles.map((role) => `accolade_${role}`)],
  );
  return found.rows;
}
