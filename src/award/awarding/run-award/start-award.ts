import { sql } from "kysely";
import { ok } from "#kernel";
import { defineAction, newId } from "#platform";
import { type AwardFacts, type AwardWanted, mayRunAward, readAwardWanted } from "./rule.ts";

/** Which set of rules made a result; raised whenever a rule changes what it gives. */
export const ruleVersion = "2026.1";

/**
 * Opens the record of an award run. The caller holds the lock of the series, so a run still open there was broken off
 * and is closed as failed.
 */
export const startAward = defineAction<AwardWanted, AwardFacts, AwardWanted, { readonly runId: string }>({
  name: "run-award",
  summary: "Run an award",
  permission: "awarding.run",
  read: readAwardWanted,
  load: async (tx, { series }) => {
    const found = await tx
      .selectFrom("catalogue.series")
      .select("series")
      .where("series", "=", series)
      .executeTakeFirst();
    return ok({ seriesKnown: found !== undefined });
  },
  rule: mayRunAward,
  save: async (tx, { series, cause, missing }, _facts, _input, moment) => {
    const runId = newId();
    const now = sql<string>`platform.clock()`;
    await tx
      .updateTable("awarding.run")
      .set({ status: "failed", finished_at: now, report: JSON.stringify({ brokenOff: true }) })
      .where("series", "=", series)
      .where("status", "in", ["running", "calculated"])
      .execute();
    await tx
      .insertInto("awarding.run")
      .values({
        run_id: runId,
        series,
        status: "running",
        cause,
        missing,
        started_by: moment.actor.name,
        rule_version: ruleVersion,
      })
      .execute();
    return {
      answer: { runId },
      subject: { kind: "award-run", id: runId },
      centreId: null,
      chain: series,
      after: { series, cause, missing, ruleVersion },
    };
  },
});
