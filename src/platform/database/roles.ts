import { createHmac } from "node:crypto";
import type { Client } from "pg";

/** The accounts the program uses. None but the owner makes tables, and none bypasses row-level security. */
export const databaseRoles = ["owner", "centre", "board", "assessor", "public", "worker", "access"] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** The password of a role: derived from the secret of the installation, so that nothing else need be kept. */
export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac("sha256", secret).update(`accolade role ${role}`).digest("hex");
}

/** Makes the roles that are missing and sets their passwords. The connection must be allowed to create roles. */
export async function ensureRoles(client: Client, secret: string): Promise<void> {
  await client.query("select pg_advisory_lock(4207001)");
  try {
    for (const role of databaseRoles) await ensureRole(client, role, rolePassword(secret, role));
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
  await client.query(`alter role ${name} password '${password}'`);
}
