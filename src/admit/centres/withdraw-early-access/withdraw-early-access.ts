import { sql } from "kysely";
import { type Decision, ok, refuse } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction } from "#platform/perform";
import type { Centre } from "../centre.ts";
import { findCentre } from "../queries.ts";
import { mayWithdrawEarlyAccess } from "./rule.ts";
import { earlyAccessWithdrawn } from "../events.ts";

type Input = { readonly centreId: string; readonly reason: string };

/** Withdraws a centre's early access to results, with a reason. Takes `centre` and `reason`. */
export const withdrawEarlyAccess = defineAction<Input, Centre, Centre, { centreId: string }>({
  name: "withdraw-early-access",
  summary: "Withdraw a centre's early access to results",
  permission: "centres.manage",
  read: readInput,
  load: loadCentre,
  rule: (centre, input) => mayWithdrawEarlyAccess(centre, input.reason),
  save: async (tx, centre, _facts, input) => {
    await tx
      .updateTable("centres.centre")
      .set({ early_access_withdrawn: true })
      .where("centre_id", "=", centre.centreId)
      .execute();
    return {
      answer: { centreId: centre.centreId },
      subject: { kind: "centre", id: centre.centreId },
      centreId: centre.centreId,
      chain: "board",
      reason: input.reason,
      before: { earlyAccessWithdrawn: false },
      after: { earlyAccessWithdrawn: true },
      events: [earlyAccessWithdrawn.of(centre.centreId, { reason: input.reason })],
    };
  },
});

function readInput(raw: unknown): Decision<Input> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  return ok({ centreId: String(form["centre"] ?? ""), reason: String(form["reason"] ?? "").trim() });
}

async function loadCentre(tx: Tx, { centreId }: Input): Promise<Decision<Centre>> {
  await sql`select 1 from centres.centre where centre_id = ${centreId} for update`.execute(tx);
  const centre = await findCentre(tx, centreId);
  return centre
    ? ok(centre)
    : refuse("centre-unknown", "There is no such centre. Check the number.", { field: "centre" });
}
