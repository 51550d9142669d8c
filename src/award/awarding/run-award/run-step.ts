import type pg from "pg";
import { AwardFault } from "./award-fault.ts";
import { type Step, type StepValues, withValues } from "./step-files.ts";

/** What one step did on one connection: for the record of the run. */
export type StepRecord = {
  readonly step: string;
  readonly rows: number;
  readonly milliseconds: number;
  readonly checks: number;
  /** Sum of the hashes of its rows: the same whatever their order and however the centres were divided. */
  readonly checksum: bigint | undefined;
};

const shownRows = 20;

/** Runs a step and its checks. Throws AwardFault, with the rows, when a check finds any. */
export async function runStep(client: pg.Client, step: Step, values: StepValues): Promise<StepRecord> {
  const started = process.hrtime.bigint();
  const ran: unknown = await client.query(withValues(step.sql, values));
  await runChecks(client, step, values);
  const sum = step.rows === undefined ? undefined : await sumOf(client, step, withValues(step.rows, values));
  return {
    step: step.name,
    rows: sum?.rows ?? insertedBy(ran),
    milliseconds: Number((process.hrtime.bigint() - started) / 1_000_000n),
    checks: step.checks.length,
    checksum: sum?.checksum,
  };
}

/** Runs the checks of a step; throws AwardFault at the first that finds rows. */
export async function runChecks(client: pg.Client, step: Step, values: StepValues): Promise<void> {
  for (const check of step.checks) {
    const found = await client.query<Record<string, unknown>>(`${withValues(check.sql, values)} limit ${shownRows}`);
    if (found.rows.length > 0) throw new AwardFault(step.name, check.about, found.rows);
  }
}

/**
 * The first quarter of a row's SHA-256 as a number, for rows that are written for good: nobody changes one and stays
 * unnoticed. `verify-results` works it out again.
 */
const hashForGood = "('x' || left(encode(sha256(convert_to(made::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint";

/**
 * For rows that no one keeps, in a third of the time. A record's hash is mixed once more: it is a sum over its columns,
 * and the sum of such hashes would not change when two rows exchange a value.
 */
const hashForNow = "hashint8extended(hash_record_extended(made, 0), 0)";

async function sumOf(client: pg.Client, step: Step, rows: string): Promise<{ rows: number; checksum: bigint }> {
  const made = rows.replace(/^\S+/, "$& made");
  const hash = step.rows === step.relation ? hashForNow : hashForGood;
  const found = await client.query<{ rows: number; checksum: string | null }>(
    `select count(*) as rows, sum(${hash})::text as checksum from ${made}`,
  );
  return { rows: found.rows[0]?.rows ?? 0, checksum: BigInt.asUintN(64, BigInt(found.rows[0]?.checksum ?? "0")) };
}

/** Rows of the last insert of several statements. */
function insertedBy(ran: unknown): number {
  const results = Array.isArray(ran) ? ran : [ran];
  const inserts = results.filter((result: pg.QueryResult) => result.command === "INSERT");
  return inserts.at(-1)?.rowCount ?? 0;
}
