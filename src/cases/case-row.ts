import { type RawBuilder, sql } from "kysely";
import type { Cell, Day, DayCount } from "#kernel";
import type { Tx } from "#platform/database";
import type { AnyKind, Phase } from "./case-kind.ts";

/** A case as the person of the transaction may see it: what only the board knows is null for others. */
export type CaseRow = {
  readonly centreId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly status: string;
  readonly phase: Phase;
  readonly chain: string;
  readonly candidateId: number | null;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly handlerId: string | null;
  readonly handlerName: string | null;
  readonly clockFrom: Day;
  readonly clockDays: number;
  readonly clockCounts: DayCount;
  readonly dueOn: Day;
  readonly stoppedOn: Day | null;
  readonly closedOn: Day | null;
  readonly moves: number;
  readonly shownMoves: number;
  /** The row of the kind's own table. */
  readonly own: Readonly<Record<string, Cell>>;
};

/** The columns of a case, for a side: the accounts of others may not even name what only the board knows. */
export function caseColumns({ shows }: AnyKind, side: string): RawBuilder<CaseRow> {
  const handler =
    side === "board"
      ? sql`c.handler_id as "handlerId", c.handler_name as "handlerName"`
      : sql`null::text as "handlerId", null::text as "handlerName"`;
  const own = sql.join(shows.map((name) => sql`${sql.lit(name)}, ${sql.ref(`o.${name}`)}`));
  return sql`c.centre_id as "centreId", c.case_id as "caseId", c.reference, c.status, c.phase, c.chain,
    c.candidate_id as "candidateId", c.opened_at as "openedAt", c.opened_by as "openedBy",
    c.opened_by_name as "openedByName", ${handler}, c.clock_from::text as "clockFrom", c.clock_days as "clockDays",
    c.clock_counts as "clockCounts", c.due_on::text as "dueOn", c.stopped_on::text as "stoppedOn",
    c.closed_on::text as "closedOn", c.moves, c.shown_moves as "shownMoves", jsonb_build_object(${own}) as own`;
}

/** Cases of a kind with their own rows. */
export function casesFrom({ kind, table }: AnyKind): RawBuilder<unknown> {
  return sql`cases.case c join ${sql.table(table)} o on o.centre_id = c.centre_id and o.case_id = c.case_id
    and c.kind = ${kind}`;
}

/** A case of a kind; undefined when there is none that the person may see. `locks`: until the transaction ends. */
export async function findCase(
  tx: Tx,
  kind: AnyKind,
  caseId: string,
  side: string,
  locks = false,
): Promise<CaseRow | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(caseId)) return undefined;
  const found = await sql<CaseRow>`
    select ${caseColumns(kind, side)} from ${casesFrom(kind)} where c.case_id = ${caseId}
    ${locks ? sql`for update of c` : sql``}`.execute(tx);
  return found.rows[0];
}
