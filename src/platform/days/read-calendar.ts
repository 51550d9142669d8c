import { sql } from "kysely";
import type { Calendar, DayCount } from "#kernel";
import type { Tx } from "../database/database.ts";

/** The calendar of a way of counting: for working days, the days on which they depart from Monday to Friday. */
export async function readCalendar(tx: Tx, counts: DayCount): Promise<Calendar> {
  if (counts === "calendar") return { counts, exceptions: new Set(), until: "9999-12-31" };
  const found = await sql<{ until: string; exceptions: string[] }>`
    select max(day)::text as until, coalesce(array_agg(day::text order by day)
      filter (where works <> (extract(isodow from day) < 6)), '{}') as exceptions
    from platform.day where nation = ${counts}`.execute(tx);
  const [row] = found.rows;
  return { counts, exceptions: new Set(row?.exceptions), until: row?.until ?? "" };
}
