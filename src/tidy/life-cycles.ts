import type pg from "pg";
import { type DeclaredCycle, declaredCycles } from "../start/documents/declared-cycles.ts";
import type { Violation } from "./source-file.ts";

/** A life cycle in the code and the check constraint of its table name the same statuses. */
export async function checkLifeCycles(pool: pg.Pool): Promise<readonly Violation[]> {
  const found = await Promise.all(declaredCycles().map((declared) => compareCycle(pool, declared)));
  return found.flat();
}

async function compareCycle(pool: pg.Pool, { column, cycle }: DeclaredCycle): Promise<readonly Violation[]> {
  const [schema, name, status] = column.split(".");
  const table = `${schema}.${name}`;
  const constraints = await pool.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = to_regclass($1) and " +
      "contype = 'c'",
    [table],
  );
  const check = constraints.rows
    .map((row) => row.definition)
    .toSorted((one, other) => valuesIn(other).length - valuesIn(one).length)
    .find((definition) => definition.includes(`((${status} `) || definition.includes(`(${status} = `));
  const stored = valuesIn(check ?? "").toSorted();
  const declared = Object.keys(cycle.steps).sort();
  return JSON.stringify(stored) === JSON.stringify(declared)
    ? []
    : [
        {
          file: `database ${table}`,
          line: 1,
          text:
            `the life cycle ${cycle.name} has ${declared.join(", ")}; the check constraint has ` +
            `${stored.join(", ") || "none"}`,
        },
      ];
}

/** The values that a constraint names. The one that lists the statuses names the most. */
function valuesIn(definition: string): readonly string[] {
  return [...definition.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? "");
}
