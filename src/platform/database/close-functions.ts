import type { ClientBase } from "pg";

/**
 * What PostgreSQL lets everybody do, and nobody here needs: keeping large objects, which no table's policy covers, and
 * taking locks of the server by number, which fill a memory that all accounts share.
 */
const taken = "^(lo_|lowrite|loread|pg_advisory_|pg_try_advisory_)";

/** The board's account holds a lock for as long as a long piece of work runs. */
const ofBoard = [
  "pg_advisory_lock(bigint)",
  "pg_try_advisory_lock(bigint)",
  "pg_advisory_unlock(bigint)",
  "pg_advisory_unlock_all()",
];

/**
 * Takes such functions from everybody, and gives the owner and the board's account those for locks that they need. The
 * connection must be of somebody who may change what is the server's own. A database on a server where that person may
 * not is left as it is.
 */
export async function closeFunctions(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ $1
       and pg_has_role(current_user, p.proowner, 'usage')`,
    [taken],
  );
  if (rows.length === 0) return;
  await client.query("begin");
  for (const { name } of rows) await client.query(`revoke execute on function pg_catalog.${name} from public`);
  for (const { name } of rows.filter((each) => /advisory/.test(each.name))) {
    const accounts = ofBoard.includes(name) ? "accolade_owner, accolade_board" : "accolade_owner";
    await client.query(`grant execute on function pg_catalog.${name} to ${accounts}`);
  }
  await client.query("commit");
}
