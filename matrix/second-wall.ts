import type { DatabaseRole } from "../src/platform/database/roles.ts";
import type { Board } from "./board.ts";

/** A database account that serves people, with the settings of a request. */
export type Account = {
  readonly name: string;
  readonly role: DatabaseRole;
  readonly settings: { readonly centre?: string; readonly candidate?: string; readonly early?: "yes" };
};

export type Relation = {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns that a row is given: those that the database works out are not. */
  readonly given: readonly string[];
  readonly kind: "r" | "v" | "p";
};

export type Readable = Pick<Relation, "name" | "columns">;

/** Every table and view of ours. */
export async function allRelations({ asOperator }: Board): Promise<readonly Relation[]> {
  return asOperator<Relation>(`
    select n.nspname || '.' || c.relname as name, c.relkind::text as kind,
      array_agg(a.attname::text order by a.attnum) as columns,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as given
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^(pg_|information_schema)'
    group by 1, 2 order by 1`);
}

/** The columns of a relation that an account may read. */
export async function readable({ asOperator }: Board, { role }: Account, relation: string): Promise<readonly string[]> {
  const [row] = await asOperator<{ names: string[] | null }>(
    `
    select array_agg(a.attname::text) as names from pg_attribute a
    where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
      and has_schema_privilege($2, $3, 'usage') and has_column_privilege($2, $1, a.attname, 'select')`,
    [relation, `accolade_${role}`, relation.split(".")[0]],
  );
  return row?.names ?? [];
}

/** Every table and view of which an account may read something, with the columns that it may read. */
export async function allReadable({ asOperator }: Board, { role }: Account): Promise<readonly Readable[]> {
  return asOperator<Readable>(
    `
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^(pg_|information_schema)'
      and has_schema_privilege($1, n.oid, 'usage') and has_column_privilege($1, c.oid, a.attnum, 'select')
    group by 1 order by 1`,
    [`accolade_${role}`],
  );
}

/** Runs one statement as an account with its settings, and rolls it back; the database's own code when it refuses. */
export async function tryAs<Row>(
  { app }: Board,
  { role, settings }: Account,
  text: string,
  ...values: readonly unknown[]
): Promise<{ readonly rows: readonly Row[]; readonly changed: number } | { readonly refused: string }> {
  const client = await app.database.pools[role].connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('app.centre', $1, true), set_config('app.candidate', $2, true),
      set_config('app.early', $3, true)`,
      [settings.centre ?? "", settings.candidate ?? "", settings.early ?? ""],
    );
    const done = await client.query(text, [...values]);
    return { rows: done.rows, changed: done.rowCount ?? 0 };
  } catch (fault) {
    const known = fault !== null && typeof fault === "object" && "code" in fault;
    return { refused: String(known ? fault.code : fault) };
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** A name as SQL writes it. */
export function quoted(relation: string): string {
  return relation
    .split(".")
    .map((part) => `"${part}"`)
    .join(".");
}
