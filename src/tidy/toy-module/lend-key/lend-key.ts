import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment } from "#platform/perform";
import { keyLentOut } from "../events.ts";
import { lockerUnknown } from "../refusals.ts";
import { type Locker, mayLend } from "./rule.ts";

/** Lends the key of a locker of the actor's centre. Takes `locker`. */
export const lendKey = defineAction({
  name: "lend-key",
  summary: "Lend the key of a locker",
  permission: "lockers.lend",
  read: (raw) => ok({ locker: Number(fieldText(raw, "locker")) }),
  load: findLocker,
  rule: mayLend,
  save: async (tx, status, { locker }, _input, { actor }) => {
    await sql`update lockers.locker set status = ${status} where locker = ${locker}`.execute(tx);
    return {
      answer: { locker },
      subject: { kind: "locker", id: String(locker) },
      centreId: actor.centreId,
      chain: "board",
      after: { locker, status },
      events: [keyLentOut.of(actor.centreId, { locker })],
    };
  },
});

async function findLocker(tx: Tx, { locker }: { readonly locker: number }, moment: Moment): Promise<Decision<Locker>> {
  const lock = moment.locks ? sql`for update` : sql``;
  const found = await sql<Locker>`select locker, status from lockers.locker where locker = ${locker} ${lock}`.execute(
    tx,
  );
  const row = found.rows[0];
  return row ? ok(row) : lockerUnknown.refuse({ locker });
}
