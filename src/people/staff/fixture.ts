import type { Database } from "#platform/database";

/** Waits until so many connections to a test's database are waiting for a lock that another one holds. */
export async function untilWaiting(database: Database, count: number): Promise<void> {
  for (;;) {
    const { rows } = await database.pools.owner.query<{ waiting: number }>(`
      select count(distinct l.pid) as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where a.datname = current_database() and not l.granted`);
    if ((rows[0]?.waiting ?? 0) >= count) return;
  }
}
