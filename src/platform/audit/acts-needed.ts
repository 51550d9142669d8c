import { type RawBuilder, sql } from "kysely";
import type { RecordCheck } from "./record-check.ts";

/** Something that was made by an act: the act, the chain that it must be in, and how many of it the act made. */
export type MadeByAct = { readonly act_id: string; readonly chain: string; readonly made: number };

/** A check that what a module keeps was made by acts that are in the log, in the chains where they belong. */
export function actsNeeded(what: string, made: RawBuilder<MadeByAct>): RecordCheck {
  return {
    name: `All ${what} were made by acts in the audit log`,
    find: async (database) => {
      const lost = await sql<{ chain: string; acts: number; made: number }>`
        select m.chain, count(*)::integer as acts, sum(m.made)::integer as made from (${made}) m
        where not exists (select from audit.act a where a.act_id = m.act_id and a.chain = m.chain)
        group by m.chain order by m.chain`.execute(database);
      return lost.rows.map(
        ({ chain, acts, made: many }) =>
          `${chain}: ${acts === 1 ? "1 act" : `${acts} acts`} that made ${many} ${what} ${acts === 1 ? "is" : "are"} gone.`,
      );
    },
  };
}
