import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText } from "#platform/perform";
import type { Centre } from "../centre.ts";
import { earlyAccessWithdrawn } from "../events.ts";
import { findCentre, lockCentre } from "../queries.ts";
import { centreUnknown } from "../refusals.ts";
import { mayWithdrawEarlyAccess } from "./rule.ts";

type Input = { readonly centreId: string; readonly reason: string };

/** Withdraws a centre's early access to results, with a reason. Takes `centre` and `reason`. */
export const withdrawEarlyAccess = defineAction({
  name: "withdraw-early-access",
  summary: "Withdraw a centre's early access to results",
  permission: "centres.manage",
  read: (raw) => ok({ centreId: fieldText(raw, "centre"), reason: fieldText(raw, "reason").trim() }),
  load: loadCentre,
  rule: (centre, { reason }) => mayWithdrawEarlyAccess(centre, reason),
  save: async (tx, { centreId }, _facts, { reason }) => {
    const row = tx.updateTable("centres.centre").set({ early_access_withdrawn: true });
    await row.where("centre_id", "=", centreId).execute();
    return {
      answer: { centreId },
      subject: { kind: "centre", id: centreId },
      centreId,
      chain: "board",
      reason,
      before: { earlyAccessWithdrawn: false },
      after: { earlyAccessWithdrawn: true },
      events: [earlyAccessWithdrawn.of(centreId, { reason })],
    };
  },
});

async function loadCentre(
  tx: Tx,
  { centreId }: Input,
  { locks }: { readonly locks: boolean },
): Promise<Decision<Centre>> {
  if (locks) await lockCentre(tx, centreId);
  const centre = await findCentre(tx, centreId);
  return centre ? ok(centre) : centreUnknown.refuse();
}
