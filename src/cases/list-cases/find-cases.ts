import { type RawBuilder, sql } from "kysely";
import { dayAt, type Decision, ok } from "#kernel";
import { findSubjectNames } from "#platform/activity";
import type { Tx } from "#platform/database";
import { readCalendar } from "#platform/days";
import type { Found, ListAsked } from "#platform/lists";
import type { AnyKind } from "../case-kind.ts";
import { caseColumns, type CaseRow, casesFrom } from "../case-row.ts";
import { type TimeLeft, timeLeft } from "../clock.ts";
import { plainReference } from "../reference.ts";

/** A case in a list, with the time it has left and what it is about, by name. */
export type ListedCase = CaseRow & { readonly left: TimeLeft; readonly aboutText: string };

/** The cases of a kind that match what was asked of a list and that the person of the transaction may see. */
export async function findCases(tx: Tx, kind: AnyKind, asked: ListAsked): Promise<Decision<Found<ListedCase>>> {
  const today = dayAt(asked.at);
  const matches = sql.join([sql`true`, ...conditions(kind, asked, today)], sql` and `);
  const from = casesFrom(kind);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${matches}`.execute(tx);
  const found = await sql<CaseRow>`
    select ${caseColumns(kind, asked.actor.side)} from ${from} where ${matches}
    order by ${asked.orderBy}, c.case_id limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  return ok({ total: counted.rows[0]?.total ?? 0, rows: await listed(tx, kind, found.rows, today) });
}

async function listed(tx: Tx, kind: AnyKind, rows: readonly CaseRow[], today: string): Promise<readonly ListedCase[]> {
  const calendar = await readCalendar(tx, kind.clock.counts);
  const about = rows.map((row) => kind.about(row));
  const names = await findSubjectNames(tx, about.flat());
  return rows.map((row, index) => ({
    ...row,
    left: timeLeft(row, today, calendar),
    aboutText: (about[index] ?? []).map((each) => names(each)).join(", "),
  }));
}

/** What a list is narrowed to: phase, whose, late, centre, search, and the columns of the kind's own table. */
function conditions(kind: AnyKind, asked: ListAsked, today: string): readonly RawBuilder<unknown>[] {
  const { state = "", whose = "", late = "", centre = "" } = asked.values;
  const own = kind.filters.flatMap(({ name }) => {
    const value = asked.values[name] ?? "";
    return value === "" ? [] : [sql`${sql.ref(`o.${name}`)}::text = ${value}`];
  });
  return [
    ...phaseOf(state),
    ...(whose === "mine" ? [sql`c.handler_id = ${asked.actor.personId}`] : []),
    ...(whose === "nobody" ? [sql`c.handler_id is null`] : []),
    ...(late === "yes" ? [sql`c.phase = 'open' and c.due_on < ${today}`] : []),
    ...(centre === "" ? [] : [sql`c.centre_id = ${centre}`]),
    ...(asked.search === "" ? [] : [searched(kind, asked.search)]),
    ...own,
  ];
}

/** A state of the list as a phase. */
function phaseOf(state: string): readonly RawBuilder<unknown>[] {
  if (state === "standing") return [sql`c.phase <> 'closed'`];
  return state === "" || state === "all" ? [] : [sql`c.phase = ${state}`];
}

/** By reference, or by a text in the kind's own row. */
function searched({ searches }: AnyKind, text: string): RawBuilder<unknown> {
  const columns = searches.map((name) => sql.ref(`o.${name}`));
  return sql`(c.reference = ${plainReference(text)}
    or strpos(lower(concat_ws(' ', ${sql.join(columns)})), lower(${text})) > 0)`;
}
