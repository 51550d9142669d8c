import { sql } from "kysely";
import { dayAt } from "#kernel";
import { program } from "#platform/app";
import type { Tx } from "#platform/database";

/** How many cases of a kind there are to do something about, among those that the person may see. */
export type StandingCases = {
  readonly plural: string;
  readonly href: string;
  /** Waiting for the board, and those of them that are late. */
  readonly open: number;
  readonly late: number;
  /** Waiting for others than the board. */
  readonly waiting: number;
};

/** The kinds of case that the person of the transaction may see, each with how many are to be answered. */
export async function standingCases(tx: Tx, side: "centre" | "board", at: Temporal.Instant): Promise<StandingCases[]> {
  const found = await sql<{ kind: string; open: number; late: number; waiting: number }>`
    select k.kind, count(*) filter (where c.phase = 'open')::integer as open,
      count(*) filter (where c.phase = 'open' and c.due_on < ${dayAt(at)})::integer as late,
      count(*) filter (where c.phase = 'waiting')::integer as waiting
    from unnest(cases.current_kinds()) k (kind)
    left join cases.case c on c.kind = k.kind and c.phase <> 'closed'
    group by k.kind`.execute(tx);
  return program().cases.flatMap(({ kind, plural, lists }) => {
    const counted = found.rows.find((row) => row.kind === kind);
    return counted ? [{ ...counted, plural, href: lists[side] }] : [];
  });
}
