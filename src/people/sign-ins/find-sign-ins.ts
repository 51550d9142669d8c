import { type Expression, type SqlBool, sql } from "kysely";
import type { Tx } from "#platform/database";

/** What the log of sign-ins is narrowed to; blank means everything. */
export type SignInFilter = { readonly kind: string; readonly search: string; readonly centre: string };

export type ListedSignIn = {
  readonly at: string;
  readonly kind: string;
  readonly personName: string | null;
  readonly personId: string | null;
  readonly centreId: string | null;
  readonly method: string | null;
  readonly route: string | null;
  readonly network: string | null;
  readonly browser: string | null;
};

/** Sign-ins, failures and refused requests, newest first, with how many match the filter. */
export async function findSignIns(
  tx: Tx,
  filter: SignInFilter,
  view: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedSignIn[]; readonly total: number }> {
  const rows = await matching(tx, filter)
    .select([
      "e.at",
      "e.kind",
      "p.name as personName",
      "e.person_id as personId",
      "e.centre_id as centreId",
      "e.method",
      "e.route",
      "e.network",
      "e.browser",
    ])
    .orderBy("e.event_id", "desc")
    .limit(view.limit)
    .offset(view.offset)
    .execute();
  const { total } = await matching(tx, filter)
    .select(sql<number>`count(*)`.as("total"))
    .executeTakeFirstOrThrow();
  return { rows, total };
}

function matching(tx: Tx, filter: SignInFilter) {
  return tx
    .selectFrom("access.sign_in_event as e")
    .leftJoin("access.person as p", "p.person_id", "e.person_id")
    .where(() => matches(filter));
}

function matches({ kind, centre, search }: SignInFilter): Expression<SqlBool> {
  return sql<SqlBool>`(${kind} = '' or e.kind = ${kind})
    and (${centre} = '' or e.centre_id = ${centre})
    and (${search} = '' or strpos(lower(coalesce(p.name, e.person_id, '')), lower(${search})) > 0)`;
}
