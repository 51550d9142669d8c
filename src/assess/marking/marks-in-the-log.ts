import { sql } from "kysely";
import type { RecordCheck } from "#platform/audit";

/** Every mark was given by an act, and the acts of a series are in its chain. */
export const marksInTheLog: RecordCheck = {
  name: "Every mark was given by an act in the audit log",
  find: async (database) => {
    const lost = await sql<{ series: string; acts: number; marks: number }>`
      select m.series, count(*)::integer as acts, sum(m.marks)::integer as marks
      from (select series, act_id, count(*) as marks from marking.movement group by series, act_id) m
      where not exists (select from audit.act a where a.act_id = m.act_id and a.chain = m.series)
      group by m.series order by m.series`.execute(database);
    return lost.rows.map(({ series, acts, marks }) => `${series}: ${acts} acts that gave ${marks} marks are gone.`);
  },
};
