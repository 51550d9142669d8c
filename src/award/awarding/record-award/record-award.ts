import { sql } from "kysely";
import { ok, type Refusal } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction } from "#platform/perform";
import { readAwardEnd } from "./read-award-end.ts";
import type { SecondCalculation } from "../second-calculation/index.ts";
import type { StepRecord } from "../run-award/run-step.ts";
import { mayEnd } from "../award-status.ts";
import { awardRunFinished } from "../events.ts";
import { awardOvertaken, awardRunClosed } from "../refusals.ts";

/** What the award of an option stood on: its rules and figures, as the catalogue had them. */
export type Basis = { readonly option: string; readonly family: string; readonly facts: object };

/** How a run ended. */
export type AwardEnd = {
  readonly runId: string;
  readonly series: string;
  readonly status: "failed" | "agreed" | "disagreed";
  readonly entries: number;
  readonly steps: readonly StepRecord[];
  readonly second: SecondCalculation | undefined;
  readonly refusals: readonly Refusal[];
  /** Kept with the award when it is agreed. */
  readonly basis?: readonly Basis[];
  readonly fault: { readonly step: string; readonly check: string; readonly rows: readonly unknown[] } | undefined;
};

/** The result of a run that has ended. */
export type AwardAnswer = {
  readonly runId: string;
  readonly series: string;
  readonly status: AwardEnd["status"];
  readonly entries: number;
  readonly results: number;
  readonly newVersions: number;
  readonly checks: number;
  readonly steps: readonly StepRecord[];
  readonly second: SecondCalculation | undefined;
};

/** Whether a run that one person started was overtaken: results of its series have reached people since. */
type EndFacts = { readonly overtaken: boolean };

/**
 * Closes the record of a run: its steps, checksums and what the second calculation found. Once its status is `agreed`,
 * its results can be seen. A run that one person started before the release of its series, and that would agree after
 * it, ends as failed: what people have seen is changed by two.
 */
export const recordAward = defineAction<AwardEnd, EndFacts, AwardEnd, AwardAnswer>({
  name: "record-award",
  takesLong: true,
  summary: "Record how an award run ended",
  permission: "awarding.run",
  read: readAwardEnd,
  load: async (tx, end) => {
    const run = await tx
      .selectFrom("awarding.run")
      .select([
        "status",
        sql<boolean>`proposal_id is null and awarding.is_issued(series, platform.moment())`.as("overtaken"),
      ])
      .where("run_id", "=", end.runId)
      .forUpdate()
      .executeTakeFirst();
    return run && mayEnd(run.status, end.status) ? ok({ overtaken: run.overtaken }) : awardRunClosed.refuse();
  },
  rule: ({ overtaken }, end) => ok(overtaken && end.status === "agreed" ? overtakenEnd(end) : end),
  save: async (tx, end, _facts, _input, moment) => {
    await saveSteps(tx, end);
    const basis = end.status === "agreed" ? await saveBasis(tx, end) : null;
    const { report, ...figures } = summaryOf(end);
    await tx
      .updateTable("awarding.run")
      .set({
        ...figures,
        status: end.status,
        report: JSON.stringify(report),
        finished_at: sql<string>`platform.clock()`,
        progress: "{}",
      })
      .where("run_id", "=", end.runId)
      .execute();
    const after = { status: end.status, ...figures, differences: end.second?.differences ?? null };
    const written = hex(end.steps.find(({ step }) => step === "80-result-version")?.checksum);
    return {
      answer: {
        runId: end.runId,
        series: end.series,
        status: end.status,
        entries: end.entries,
        results: figures.results ?? 0,
        newVersions: figures.new_versions ?? 0,
        checks: end.steps.reduce((sum, step) => sum + step.checks, 0),
        steps: end.steps,
        second: end.second,
      },
      subject: { kind: "award-run", id: end.runId },
      centreId: null,
      chain: end.series,
      after: { ...after, written_checksum: written, basis_checksum: basis },
      events: [
        awardRunFinished.of(null, { runId: end.runId, series: end.series, by: moment.actor.personId, ...after }),
      ],
    };
  },
});

function overtakenEnd(end: AwardEnd): AwardEnd {
  return { ...end, status: "failed", refusals: [...end.refusals, awardOvertaken.of({ series: end.series })] };
}

async function saveSteps(tx: Tx, { runId, steps }: AwardEnd): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .insertInto("awarding.run_step")
    .values(
      steps.map((step) => ({
        run_id: runId,
        step: step.step,
        rows: step.rows,
        milliseconds: step.milliseconds,
        checks: step.checks,
        checksum: hex(step.checksum),
      })),
    )
    .execute();
}

/** Keeps what the award stood on; its checksum, as the database has it. */
async function saveBasis(tx: Tx, { runId, series, basis = [] }: AwardEnd): Promise<string | null> {
  await sql`insert into awarding.basis (series, option, run_id, family, facts)
    select ${series}, b.option, ${runId}, b.family, b.facts
    from jsonb_to_recordset(${JSON.stringify(basis)}::jsonb) b(option text, family text, facts jsonb)`.execute(tx);
  const kept = await sql<{ checksum: string | null }>`
    select awarding.basis_checksum(${runId}) as checksum`.execute(tx);
  return kept.rows[0]?.checksum ?? null;
}

/** The steps whose rows are the results. */
const outcomes = ["40-option-result", "70-certification-result"];

function summaryOf(end: AwardEnd) {
  const step = (name: string) => end.steps.find((each) => each.step === name);
  const finished = end.status !== "failed";
  return {
    entries: finished ? end.entries : null,
    results: finished ? outcomes.reduce((sum, name) => sum + (step(name)?.rows ?? 0), 0) : null,
    new_versions: finished ? (step("80-result-version")?.rows ?? 0) : null,
    input_checksum: hex(step("30-entry-mark")?.checksum),
    output_checksum: finished
      ? hex(
          BigInt.asUintN(
            64,
            outcomes.reduce((sum, name) => sum + (step(name)?.checksum ?? 0n), 0n),
          ),
        )
      : null,
    report: { refusals: end.refusals, fault: end.fault ?? null, second: end.second ?? null },
  };
}

function hex(checksum: bigint | undefined): string | null {
  return checksum === undefined ? null : checksum.toString(16).padStart(16, "0");
}
