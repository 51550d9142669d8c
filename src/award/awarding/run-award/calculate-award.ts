import type pg from "pg";
import { type Decision, ok, refuseAll } from "#kernel";
import type { DatabaseAddress } from "#platform/database";
import { boundariesMissing, entriesMissing } from "../refusals.ts";
import { awaitWriters } from "./await-writers.ts";
import { awardParts, boardClient } from "./award-parts.ts";
import { centreParts } from "./centre-parts.ts";
import { refuseMissing } from "./missing-marks.ts";
import { type Outcome, optionOutcomes } from "./option-outcomes.ts";
import { readLiveOptions, readOutcomeFacts } from "./read-outcome-facts.ts";
import { runStep, type StepRecord } from "./run-step.ts";
import { type Step, steps, type StepValues } from "./step-files.ts";

export type Calculation = {
  readonly runId: string;
  readonly series: string;
  readonly cause: string;
  readonly missing: "refuse" | "pending";
  readonly connections: number;
  onProgress(done: number, all: number): void;
};

/** The steps with the figures of all parts added up; `snapshot` is the moment of the database that was awarded. */
export type Calculated = { readonly entries: number; readonly steps: readonly StepRecord[] };

/**
 * Works out every result of a series in the database and writes the versions that changed. No one sees them until the
 * run is agreed. Refused, with nothing written: no entries, boundaries missing or wrong, outstanding marks. `whileHeld`
 * runs afterwards with a connection that still sees the database as it was when the award began.
 */
export async function calculateAward<Value>(
  address: DatabaseAddress,
  order: Calculation,
  whileHeld: (client: pg.Client, calculated: Calculated) => Promise<Value>,
): Promise<Decision<Value>> {
  const client = await boardClient(address);
  try {
    const values = { series: order.series, run: order.runId, cause: order.cause };
    const quiet = await awaitWriters(client);
    if (!quiet.ok) return quiet;
    await client.query("select awarding.count_changes($1)", [order.runId]);
    const prepared = await prepare(client, order, values);
    if (!prepared.ok) return prepared;
    await client.query("begin isolation level repeatable read");
    const snapshot = await client.query<{ name: string }>("select pg_export_snapshot() as name");
    const centres = await client.query<{ centre_id: string; entries: number }>(
      `select centre_id, count(*) as entries from entries.entry where series = $1 and status <> 'withdrawn'
       group by centre_id order by centre_id`,
      [order.series],
    );
    const parts = centreParts(centres.rows, order.connections);
    const all = centres.rows.reduce((sum, centre) => sum + centre.entries, 0);
    let entries = 0;
    const done = await awardParts({
      address,
      parts,
      connections: order.connections,
      snapshot: snapshot.rows[0]?.name ?? "",
      values,
      refuseMissing: order.missing === "refuse",
      onPart: (part) => order.onProgress((entries += part.entries), all),
    });
    if (order.missing === "refuse" && done.missing.length > 0) return refuseMissing(done.missing);
    return ok(await whileHeld(client, { entries: all, steps: addUp([...prepared.value, ...done.records]) }));
  } finally {
    await client.end();
  }
}

/** The facts and the outcomes of the series, in a transaction of their own so that every connection sees them. */
async function prepare(
  client: pg.Client,
  order: Calculation,
  values: StepValues,
): Promise<Decision<readonly StepRecord[]>> {
  const records: StepRecord[] = [];
  await client.query("set client_min_messages = warning");
  await client.query("begin");
  for (const step of stepsOf("connection")) records.push(await runStep(client, step, values));
  const outcomes = await outcomesOf(client, order);
  if (!outcomes.ok) return outcomes;
  const withOutcomes = { ...values, outcomes: JSON.stringify(outcomes.value) };
  for (const step of stepsOf("run")) records.push(await runStep(client, step, withOutcomes));
  await client.query("commit");
  return ok(records);
}

async function outcomesOf(client: pg.Client, { series, missing }: Calculation): Promise<Decision<readonly Outcome[]>> {
  const live = await readLiveOptions(client, series);
  if (live.size === 0) return entriesMissing.refuse({ series });
  const facts = (await readOutcomeFacts(client, series)).filter((each) => live.has(each.option));
  const unset = facts.filter((each) => each.boundaries.length === 0).map((each) => each.option);
  if (unset.length > 0 && missing === "refuse") {
    return boundariesMissing.refuse({ series, options: unset.join(", ") });
  }
  const decided = facts.filter((each) => each.boundaries.length > 0).map(optionOutcomes);
  const refusals = decided.flatMap((each) => (each.ok ? [] : each.refusals));
  return refusals.length > 0 ? refuseAll(refusals) : ok(decided.flatMap((each) => (each.ok ? each.value : [])));
}

function stepsOf(scope: Step["scope"]): readonly Step[] {
  return steps.filter((step) => step.scope === scope);
}

function addUp(records: readonly StepRecord[]): readonly StepRecord[] {
  return [...Map.groupBy(records, (record) => record.step)].map(([step, group]) => ({
    step,
    rows: sum(group.map((record) => record.rows)),
    milliseconds: sum(group.map((record) => record.milliseconds)),
    checks: Math.max(...group.map((record) => record.checks)),
    checksum: group.reduce<bigint | undefined>(
      (total, { checksum }) => (checksum === undefined ? total : BigInt.asUintN(64, (total ?? 0n) + checksum)),
      undefined,
    ),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
