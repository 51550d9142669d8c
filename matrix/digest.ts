import type { Board } from "./board.ts";

/** What the door writes when it refuses, is passed, or asks for a passkey: not a change of anything. */
const notCounted = [
  "access.sign_in_event",
  "access.session",
  "access.failed_attempt",
  "access.challenge",
  "access.request_count",
];
/** Of these, what the door notes of their use is left out. */
const without: Readonly<Record<string, string>> = { "access.client": "- 'last_used_at' - 'last_network'" };

/**
 * A digest of everything the database holds: for each table its number of rows and its newest writing transaction. Any
 * row added, changed or removed changes it.
 */
export async function digestOf({ asOperator }: Board): Promise<Readonly<Record<string, string>>> {
  const tables = await asOperator<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' order by 1`);
  const counted = tables.map((table) => table.name).filter((name) => !notCounted.includes(name));
  const rows = await asOperator<{ name: string; digest: string }>(counted.map(digestQuery).join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]));
}

function digestQuery(name: string): string {
  const row = `(to_jsonb(t) ${without[name] ?? ""})::text`;
  const newest =
    without[name] === undefined
      ? "coalesce(max(xmin::text::bigint), 0)::text"
      : `md5(string_agg(${row}, ',' order by ${row}))`;
  return `select '${name}' as name, count(*) || ' rows, last ' || ${newest} as digest from ${name} t`;
}
