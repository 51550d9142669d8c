import { sql } from "kysely";
import type { App } from "../app/app.ts";
import { program } from "../app/program.ts";
import type { Held, Keep } from "../privacy/held.ts";

export type Deleted = Readonly<Record<string, number>>;

type Timed = Held & { readonly keep: Extract<Keep, { kind: "days" }> };

/**
 * Deletes data at the end of its retention period, as in the register of personal data and the board's settings.
 * Returns how many rows of each table. Does nothing while the setting `retention-on-hold` is yes. The database's own
 * policies protect younger rows whatever this asks.
 */
export async function deleteExpired(app: App): Promise<Deleted> {
  const deleted: Record<string, number> = {};
  for (const held of program().personalData.filter(isTimed)) deleted[held.table] = await deleteOld(app, held);
  return deleted;
}

/** Sessions are of the account of signing in; everything else is removed by the worker. */
async function deleteOld({ database: { as } }: App, { table, keep }: Timed): Promise<number> {
  const account = table === "access.session" ? as.access : as.worker;
  const done = await sql`delete from ${sql.table(table)} where platform.may_forget()
    and ${sql.ref(keep.after)} < now() - make_interval(days => platform.keep_days(${keep.setting}))`.execute(account);
  return Number(done.numAffectedRows ?? 0n);
}

function isTimed(held: Held): held is Timed {
  return held.keep.kind === "days";
}
