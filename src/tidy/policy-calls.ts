import type pg from "pg";
import { mayReadForEachRow } from "./allowed.ts";
import type { Violation } from "./source-file.ts";

type Policy = { readonly place: string; readonly policy: string; readonly tree: string };
type Called = { readonly oid: string; readonly name: string; readonly reads: boolean };

/**
 * A policy calls a function that reads a table only with arguments that are not of the row: PostgreSQL would call it
 * for every row. What is asked of the person is a setting of the transaction, compared with columns, or a subquery that
 * is worked out once.
 */
export async function checkPolicyCalls(pool: pg.Pool): Promise<readonly Violation[]> {
  const policies = await pool.query<Policy>(`
    select p.polrelid::regclass::text as place, p.polname as policy,
      concat(p.polqual::text, p.polwithcheck::text) as tree from pg_policy p`);
  const functions = new Map((await calledFunctions(pool)).map((each) => [each.oid, each]));
  return policies.rows.flatMap(({ place, policy, tree }) =>
    callsOfTheRow(tree)
      .flatMap((oid) => functions.get(oid) ?? [])
      .filter(({ reads, name }) => reads && !(`${place} ${policy} ${name}` in mayReadForEachRow))
      .map(({ name }) => ({
        file: `database ${place}`,
        line: 1,
        text: `the policy ${policy} calls ${name} with what is of the row, and it reads a table: for every row`,
      })),
  );
}

/**
 * Our functions, and whether each reads a table, itself or through another: what the database notes that its body
 * depends on. One whose body is a text, of which the database knows nothing, counts as reading.
 */
async function calledFunctions(pool: pg.Pool): Promise<readonly Called[]> {
  const found = await pool.query<Called>(`
    with recursive reading (oid) as (
      select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^(pg_|information_schema)' and p.prosqlbody is null and p.prokind <> 'a'
      union
      select d.objid from pg_depend d where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_class'::regclass
      union
      select d.objid from pg_depend d join reading r on d.refobjid = r.oid
      where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_proc'::regclass
    )
    select p.oid::text as oid, n.nspname || '.' || p.proname as name, p.oid in (select oid from reading) as reads
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^(pg_|information_schema)'`);
  return found.rows;
}

/** The functions that an expression calls with a column of the row somewhere in their arguments. */
function callsOfTheRow(tree: string): readonly string[] {
  return [...tree.matchAll(/\{FUNCEXPR :funcid (\d+)/g)]
    .filter(({ index }) => nodeAt(tree, index).includes("{VAR "))
    .map(([, oid = ""]) => oid);
}

/** The text of the node that begins at a place, to its closing brace. */
function nodeAt(tree: string, from: number): string {
  let depth = 0;
  for (let at = from; at < tree.length; at += 1) {
    if (tree[at] === "{") depth += 1;
    if (tree[at] === "}") depth -= 1;
    if (depth === 0) return tree.slice(from, at + 1);
  }
  return tree.slice(from);
}
