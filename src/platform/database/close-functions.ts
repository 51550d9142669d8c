import type { ClientBase } from "pg";

/**
 * What PostgreSQL lets everybody do, and nobody here needs: keeping large objects, which no table's policy covers,
 * taking locks of the server by number, which fill a memory that all accounts share, and writing to the server's
 * journal, which fills the disk.
 */
const taken = "^(lo_|lowrite|loread|pg_advisory_|pg_try_advisory_|pg_logical_emit_message)";

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
  // Programs that start at the same moment would change the same rows.
  await client.query("select pg_advisory_lock(4207004)");
  try {
    await client.query("begin");
    for (const name of await openFunctions(client)) await closeFunction(client, name);
    await client.query("commit");
  } catch (fault) {
    await client.query("rollback");
    throw fault;
  } finally {
    await client.query("select pg_advisory_unlock(4207004)");
  }
}

/** Those of the functions that everybody may still call, and that the connection may close. */
async function openFunctions(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ $1
       and pg_has_role(current_user, p.proowner, 'usage')
       and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
    [taken],
  );
  return rows.map(({ name }) => name);
}

async function closeFunction(client: ClientBase, name: string): Promise<void> {
  await client.query(`revoke execute on function pg_catalog.${name} from public`);
  if (!/advisory/.test(name)) return;
  const accounts = ofBoard.includes(name) ? "accolade_owner, accolade_board" : "accolade_owner";
  await client.query(`grant execute on function pg_catalog.${name} to ${accounts}`);
}
