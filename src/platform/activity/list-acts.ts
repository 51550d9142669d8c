import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import { parseBoardTime, parseDay } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import type { Tx } from "../database/database.ts";

/** What the activity list is narrowed to; empty text means everything. */
export type ActivityFilter = {
  readonly action: string;
  readonly person: string;
  readonly centre: string;
  readonly from: string;
  readonly to: string;
  /** One thing: its kind and identifier. */
  readonly kind: string;
  readonly id: string;
};

export type ListedAct = {
  readonly actId: string;
  readonly at: string;
  readonly personName: string;
  /** The second person, of an act that one proposed and another approved. */
  readonly approvedByName: string | null;
  readonly side: string;
  readonly action: string;
  readonly centreId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** Reads the filter from an address; dates that are not real are left out. */
export function activityFilter(query: Readonly<Record<string, string>>): ActivityFilter {
  const text = (name: string) => (query[name] ?? "").trim();
  const day = (name: string) => parseDay(text(name)) ?? "";
  return {
    action: text("action"),
    person: text("person"),
    centre: text("centre"),
    from: day("from"),
    to: day("to"),
    kind: text("kind"),
    id: text("id"),
  };
}

/** The acts that the actor of the transaction may see, newest first. */
export async function listActs(
  tx: Tx,
  filter: ActivityFilter,
  view: { readonly size: number; readonly offset: number; readonly side: Actor["side"] },
): Promise<readonly ListedAct[]> {
  return tx
    .selectFrom("audit.act")
    .where(() => matches(filter))
    .select([
      "act_id as actId",
      "at",
      "person_name as personName",
      "approved_by_name as approvedByName",
      "side",
      "action",
      "centre_id as centreId",
      "subject_kind as subjectKind",
      "subject_id as subjectId",
      reasonFor(view.side).as("reason"),
      "before",
      "after",
    ])
    .orderBy("act_id", "desc")
    .limit(view.size)
    .offset(view.offset)
    .execute();
}

/** Why, for an account: the board's reads the reasons that are the board's too, and a centre's cannot. */
export function reasonFor(side: Actor["side"]): RawBuilder<string | null> {
  return side === "board" ? sql<string | null>`coalesce(reason, board_reason)` : sql<string | null>`reason`;
}

/** How many acts match the filter. */
export async function countActs(tx: Tx, filter: ActivityFilter): Promise<number> {
  const row = await tx
    .selectFrom("audit.act")
    .where(() => matches(filter))
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The names of the acts that have been done at least once. */
export async function actionsDone(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom("audit.act").select("action").distinct().orderBy("action").execute();
  return rows.map((row) => row.action);
}

function matches(filter: ActivityFilter): Expression<SqlBool> {
  const [from, until] = [startOf(filter.from, 0), startOf(filter.to, 1)];
  return sql<SqlBool>`
    (${filter.action} = '' or action = ${filter.action})
    and (${filter.person} = '' or strpos(lower(person_name), lower(${filter.person})) > 0
      or strpos(lower(approved_by_name), lower(${filter.person})) > 0)
    and (${filter.centre} = '' or centre_id = ${filter.centre})
    and (${filter.kind} = '' or subject_kind = ${filter.kind}) and (${filter.id} = '' or subject_id = ${filter.id})
    and (${from}::timestamptz is null or at >= ${from}::timestamptz)
    and (${until}::timestamptz is null or at < ${until}::timestamptz)`;
}

/** Midnight in the board's zone that begins a day, or the one some days after it. */
function startOf(day: string, daysAfter: number): string | null {
  if (day === "") return null;
  return parseBoardTime(`${Temporal.PlainDate.from(day).add({ days: daysAfter })}T00:00`)?.toString() ?? null;
}
