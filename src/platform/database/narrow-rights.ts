import pg, { type Client } from "pg";
import { servingAccounts } from "./roles.ts";

/**
 * Makes the right to update a table that of updating each of its columns: the same for every statement, but who has it
 * on the table itself may also lock the table against everyone else. Deleting knows no columns, so accounts that hold
 * no table back, such as those of centres and candidates, may delete from none.
 */
export async function narrowRights(client: Client): Promise<void> {
  const found = await client.query<{ table: string; role: string; columns: string }>(
    `select t.oid::regclass::text as table, r.rolname as role,
       (select string_agg(quote_ident(c.attname), ', ' order by c.attnum) from pg_attribute c
        where c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped) as columns
     from pg_class t cross join lateral aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
     where a.privilege_type = 'UPDATE' and t.relkind in ('r', 'p', 'v') and r.rolname = any ($1)`,
    [servingAccounts],
  );
  for (const { table, role, columns } of found.rows) {
    const account = pg.escapeIdentifier(role);
    await client.query(`revoke update on ${table} from ${account}`);
    await client.query(`grant update (${columns}) on ${table} to ${account}`);
  }
}
