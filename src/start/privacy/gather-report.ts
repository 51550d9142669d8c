import { type RawBuilder, sql } from "kysely";
import { type App, program, transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import type { FoundBy, Held } from "#platform/privacy";
import { actorOf } from "#people";

/** Whom a report is about: somebody with an account, or a candidate's record at a centre. */
export type ReportSubject =
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "candidate"; readonly centreId: string; readonly candidateId: number; readonly uci: string };

/** One table of a report: what it is, and the person's rows. */
export type ReportPart = {
  readonly held: Held;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
};

/**
 * Everything that is held about a person, table by table, as the register of personal data says (UK GDPR, Article 15).
 * Results and the marks behind them are read with the candidate's own eyes: what is not released is not in it, and
 * nothing says that it is there. Others are not named: an act says what was done, not by whom else. In a report that a
 * centre makes there is nothing that the candidate did for the board alone to know, and no reason of the board.
 */
export async function gatherReport(
  app: App,
  subject: ReportSubject,
  knownTo: "centre" | "board" = "board",
): Promise<readonly ReportPart[]> {
  const parts: ReportPart[] = [];
  for (const held of program().personalData) {
    if (held.report) parts.push(await partOf(app, held, held.report, subject, knownTo));
  }
  return parts;
}

async function partOf(
  app: App,
  held: Held,
  report: NonNullable<Held["report"]>,
  subject: ReportSubject,
  knownTo: "centre" | "board",
): Promise<ReportPart> {
  const where = condition(report.by, subject);
  const withheld = knownTo === "centre" ? (report.forBoard ?? []) : [];
  const columns = report.columns.filter((column) => !withheld.includes(column));
  if (!where) return { held, columns, rows: [] };
  const hidden = report.toCentre !== undefined && knownTo === "centre" ? sql`and ${sql.ref(report.toCentre)}` : sql``;
  const names = columns.map((column) => sql.ref(column));
  const query = sql<Record<string, unknown>>`select ${sql.join(names)} from ${sql.table(held.table)}
    where ${where} ${released[held.table] ?? sql``} ${hidden}`;
  const found = await asReader(app, { table: held.table, reader: report.reader }, subject, (tx) => query.execute(tx));
  return { held, columns, rows: found.rows.map((row) => columns.map((column) => plain(row[column]))) };
}

function condition(by: FoundBy, subject: ReportSubject): RawBuilder<unknown> | undefined {
  if (by.kind === "person") {
    const personId = subject.kind === "person" ? subject.personId : `candidate-${subject.uci}`;
    return sql`${sql.ref(by.column)} = ${personId}`;
  }
  if (subject.kind !== "candidate") return undefined;
  return by.kind === "uci"
    ? sql`uci = ${subject.uci}`
    : sql`centre_id = ${subject.centreId} and candidate_id = ${subject.candidateId}`;
}

/** What else must hold of a row of a table under an embargo: that the candidate's result is out. */
const released: Readonly<Record<string, RawBuilder<unknown>>> = {
  "marking.movement": sql`and (series, option) in (select r.series, r.option from awarding.result r
    where r.centre_id = movement.centre_id and r.candidate_id = movement.candidate_id)`,
  "marking.draft_mark": sql`and (series, option) in (select r.series, r.option from awarding.result r
    where r.centre_id = draft_mark.centre_id and r.candidate_id = draft_mark.candidate_id)`,
  "awarding.unit_bank": sql`and (run_id is null or exists (
    select 1 from catalogue.units u join catalogue.suites s on s.suite = u.suite
    where u.unit = unit_bank.unit and results.is_released(unit_bank.series, s.family, 'candidates')))`,
};

/**
 * Results are read as the candidate, and marks as somebody of the centre who waits for the candidates' instant; banked
 * units by the program itself, since not everyone who makes reports may see them early.
 */
function asReader<Value>(
  app: App,
  { table, reader }: { readonly table: string; readonly reader: "worker" | undefined },
  subject: ReportSubject,
  run: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  if (table.startsWith("access.")) return app.database.as.access.transaction().execute(run);
  if (reader === "worker" || table === "awarding.unit_bank") return app.database.as.worker.transaction().execute(run);
  const asCandidate = table === "awarding.result";
  if (subject.kind !== "candidate" || (!asCandidate && !table.startsWith("marking."))) {
    return app.database.as.board.transaction().execute(run);
  }
  const { centreId, candidateId } = subject;
  const about = { personId: "access-report", name: "Access report", centreId };
  return transactionAs(
    app,
    asCandidate
      ? actorOf({ ...about, side: "candidate", roles: ["candidate"], candidateId })
      : actorOf({ ...about, side: "centre", roles: ["read-only"], candidateId: null }),
    run,
  );
}

function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}
