import { sql } from "kysely";
import { type Decision, formatInstant, ok } from "#kernel";
import type { Words } from "#platform/app";
import { newId, type Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment, type Saved } from "#platform/perform";
import { openStatuses } from "../award-status.ts";
import { awardApproved } from "../events.ts";
import { type AwardFacts, type AwardWanted, causeWords, mayRunAward, missingWords, readAwardWanted } from "./rule.ts";

/** Which set of rules made a result; raised whenever a rule changes what it gives. */
export const ruleVersion = "2026.1";

/**
 * Opens the record of an award run. The caller holds the lock of the series, so a run still open there was interrupted
 * and is closed as failed. An award of a series whose results have reached anyone needs a second person. Once it is
 * approved, the subscriber to its event carries it out.
 */
export const startAward = defineTwoPersonAction<AwardWanted, AwardFacts, AwardWanted, { readonly runId: string }>({
  name: "run-award",
  summary: "Run an award",
  permission: "awarding.run",
  read: readAwardWanted,
  load: loadFacts,
  rule: mayRunAward,
  save: saveRun,
  secondPerson: {
    expiresAfterHours: 72,
    needs: ({ facts }) => facts.issued,
    about: ({ input }) => input.series,
    words: ({ input, facts }) => awardWords(input, facts),
  },
});

async function loadFacts(tx: Tx, { series }: AwardWanted): Promise<Decision<AwardFacts>> {
  const found = await tx
    .selectFrom("catalogue.series")
    .select(["series", sql<boolean>`awarding.is_issued(series, platform.clock())`.as("issued")])
    .where("series", "=", series)
    .executeTakeFirst();
  const latest = await tx
    .selectFrom("awarding.run")
    .select(["run_id as runId", "status", "finished_at as finishedAt"])
    .where("series", "=", series)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return ok({ seriesKnown: found !== undefined, issued: found?.issued ?? false, latest: latest ?? null });
}

function awardWords({ series, cause, missing }: AwardWanted, { latest }: AwardFacts): Words {
  const ended = latest?.finishedAt ? `, ${formatInstant(Temporal.Instant.from(latest.finishedAt))}` : "";
  return {
    title: `Award ${series} again after release`,
    does: [
      { key: "Series", value: series },
      { key: "Reason", value: causeWords(cause) },
      { key: "If marks or boundaries are missing", value: missingWords[missing] },
      { key: "Effect", value: "Changed results are issued as soon as the second calculation agrees" },
    ],
    restsOn: [{ key: "Latest award run", value: latest ? `${latest.status}${ended} (${latest.runId})` : "None" }],
  };
}

async function saveRun(
  tx: Tx,
  { series, cause, missing }: AwardWanted,
  _facts: AwardFacts,
  _input: AwardWanted,
  { actor, approval }: Moment,
): Promise<Saved<{ readonly runId: string }>> {
  const runId = newId();
  const now = sql<string>`platform.clock()`;
  await tx
    .updateTable("awarding.run")
    .set({ status: "failed", finished_at: now, report: JSON.stringify({ brokenOff: true }) })
    .where("series", "=", series)
    .where("status", "in", openStatuses)
    .execute();
  await tx
    .insertInto("awarding.run")
    .values({
      counted: false,
      run_id: runId,
      series,
      status: "running",
      cause,
      missing,
      started_by: actor.name,
      rule_version: ruleVersion,
      basis: sql`catalogue.award_bases(${series})`,
      proposal_id: approval?.proposalId ?? null,
    })
    .execute();
  return {
    answer: { runId },
    subject: { kind: "award-run", id: runId },
    centreId: null,
    chain: series,
    after: { series, cause, missing, ruleVersion },
    events: approval ? [awardApproved.of(null, { runId, series, by: actor.personId })] : [],
  };
}
