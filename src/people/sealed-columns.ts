import { type Kysely, sql } from "kysely";
import { type App, program, type SealedColumn } from "#platform/app";
import type { Tables, Tx } from "#platform/database";
import { keyNameOf, seal, unseal } from "#platform/sealing";

type Reader = Kysely<Tables> | Tx;

/** Seals every value of a column that another key sealed with the first key of the ring; says how many. */
export async function resealColumn(
  app: App,
  reader: Reader,
  { table, column, purpose, owner }: SealedColumn,
  first: string,
): Promise<number> {
  const [from, value, key] = [sql.table(table), sql.ref(column), sql.ref(owner)];
  const found = await sql<{ owner: string; sealed: string }>`
    select ${key}::text as owner, ${value} as sealed from ${from}`.execute(reader);
  let count = 0;
  for (const { owner: whose, sealed } of found.rows) {
    if (sealed.startsWith(`v2.${first}.`)) continue;
    const again = seal(
      app,
      purpose,
      whose,
      opened(() => unseal(app, purpose, whose, sealed), table),
    );
    const changed = await sql`update ${from} set ${value} = ${again}
      where ${key}::text = ${whose} and ${value} = ${sealed}`.execute(reader);
    count += Number(changed.numAffectedRows ?? 0n);
  }
  return count;
}

function opened(open: () => string, table: string): string {
  try {
    return open();
  } catch (fault) {
    throw new SecretUnreadable(table, { cause: fault });
  }
}

/** A secret does not open with any key there is. */
export class SecretUnreadable extends Error {
  readonly code = "secret-unreadable";
  constructor(table: string, options: ErrorOptions) {
    super(
      `A secret in ${table} does not open, so nothing was changed. Put back the sealing keys, or the secret ` +
        "of the installation, that it was sealed with.",
      options,
    );
  }
}

/** The names of the keys that values are sealed with now; null stands for the installation's own secret. */
export async function keysInUse(app: App, tx: Tx): Promise<ReadonlySet<string | null>> {
  const names = new Set<string | null>();
  for (const { table, column, account } of program().sealedColumns) {
    const found = await sql<{ sealed: string }>`select ${sql.ref(column)} as sealed from ${sql.table(table)}`.execute(
      account === "access" ? tx : app.database.as.worker,
    );
    for (const { sealed } of found.rows) names.add(keyNameOf(sealed));
  }
  return names;
}
