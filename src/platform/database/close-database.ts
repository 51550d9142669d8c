import pg, { type ClientBase } from "pg";

/** The accounts that make temporary tables for their work. */
const makeTemporary = "accolade_owner, accolade_board, accolade_worker";

/**
 * Takes from everybody what PostgreSQL gives everybody in a new database: making temporary tables, and with them
 * triggers and functions of one's own. The connection must be the owner's, or of somebody who may do everything.
 */
export async function closeDatabase(client: ClientBase, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  await client.query(`revoke temporary on database ${database} from public`);
  await client.query(`grant temporary on database ${database} to ${makeTemporary}`);
}
