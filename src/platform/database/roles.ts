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
 * account may change both of itself, and a stolen one could keep the program out. The connection must be allowed to
 * create roles. Refuses (throws DatabaseFault) accounts with settings that it may not take back.
 */
export async function ensureRoles(client: Client, secret: string): Promise<void> {
  await client.query("select pg_advisory_lock(4207001)");
  try {
    for (const role of databaseRoles) await ensureRole(client, role, rolePassword(secret, role));
    await resetSettings(client);
  } finally {
    await client.query("select pg_advisory_unlock(4207001)");
  }
}

async function ensureRole(client: Client, role: DatabaseRole, password: string): Promise<void> {
  const name = `accolade_${role}`;
  const found = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  if (found.rowCount === 0) {
    await client.query(`create role ${name} login noinherit nosuperuser nocreatedb nocreaterole nobypassrls`);
  }
  await client.query(`alter role ${name} password '${password}' valid until 'infinity'`);
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
