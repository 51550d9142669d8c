import type { RawBuilder } from "kysely";
import type { RecordCheck } from "./record-check.ts";

/**
 * A check that the chains are there under which a module's data was made. `chains` gives each of them, once or more
 * often; it is named for what was made.
 */
export function chainsNeeded(what: string, chains: RawBuilder<{ chain: string }>): RecordCheck {
  return {
    name: `Every chain with ${what} is there`,
    find: async (database) => {
      const needed = new Set((await chains.execute(database)).rows.map(({ chain }) => chain));
      const rows = await database.selectFrom("audit.act").select("chain").distinct().execute();
      const there = new Set(rows.map(({ chain }) => chain));
      return [...needed]
        .filter((chain) => !there.has(chain))
        .sort()
        .map((chain) => `${chain}: the chain is gone, although there are ${what}.`);
    },
  };
}
