import pg, { type Client } from "pg";
import { servingAccounts } from "./roles.ts";

/**
 * Takes back every right in some schemas: policies, grants, and row-level security itself. Within the transaction that
 * gives them again, so that no one sees the tables without them; and before migrations, which see the rows they change
 * only while row-level security is not forced on the owner.
 */
export async function takeBackRights(client: Client, schemas: readonly string[]): Promise<void> {
  const statements = await client.query<{ text: string }>(
    `select format('drop policy %I on %I.%I', policyname, schemaname, tablename) as text
     from pg_policies where schemaname = any ($1)
     union all
     select format('alter table %I.%I no force row level security, disable row level security', n.nspname, c.relname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relrowsecurity
     union all
     select format('revoke all on schema %I from %s', nspname, $2::text) from pg_namespace where nspname = any ($1)
     union all
     select format('revoke all on all tables in schema %I from %s', nspname, $2) from pg_namespace
     where nspname = any ($1)`,
    [schemas, servingRoles()],
  );
  for (const { text } of statements.rows) await client.query(text);
}

function servingRoles(): string {
  return servingAccounts.map((account) => pg.escapeIdentifier(account)).join(", ");
}
