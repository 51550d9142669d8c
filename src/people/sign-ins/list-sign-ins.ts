import { type Expression, type SqlBool, sql } from "kysely";
import type { ListView, Tx } from "#platform";

/** What the list of sign-ins is narrowed to; empty text means everything. */
export type SignInFilter = { readonly kind: string; readonly person: string; readonly centre: string };

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

/** What can happen at the door, in words. */
export const kindWords: Readonly<Record<string, string>> = {
  "signed-in": "Signed in",
  "signed-out": "Signed out",
  "sign-in-failed": "Sign-in failed",
  "second-factor-failed": "Second factor failed",
  throttled: "Made to wait",
  "queue-full": "Turned away, too many at once",
  "not-permitted": "Refused: not permitted",
  "form-not-ours": "Refused: form of another site",
  "link-refused": "Link refused",
  confirmed: "Confirmed identity",
  "password-forgotten": "Forgot a password",
  "counter-went-back": "Passkey copied: refused",
};

/** What happened at the door, newest first, with how many fit the filter. */
export async function listSignIns(
  tx: Tx,
  filter: SignInFilter,
  view: Pick<ListView, "size" | "offset">,
): Promise<{ readonly events: readonly ListedSignIn[]; readonly total: number }> {
  const events = await tx
    .selectFrom("access.door_event as e")
    .leftJoin("access.person as p", "p.person_id", "e.person_id")
    .where(() => matches(filter))
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
    .limit(view.size)
    .offset(view.offset)
    .execute();
  const counted = await tx
    .selectFrom("access.door_event as e")
    .leftJoin("access.person as p", "p.person_id", "e.person_id")
    .where(() => matches(filter))
    .select(sql<number>`count(*)`.as("total"))
    .executeTakeFirstOrThrow();
  return { events, total: counted.total };
}

function matches(filter: SignInFilter): Expression<SqlBool> {
  return sql<SqlBool>`(${filter.kind} = '' or e.kind = ${filter.kind})
    and (${filter.centre} = '' or e.centre_id = ${filter.centre})
    and (${filter.person} = '' or strpos(lower(coalesce(p.name, e.person_id, '')), lower(${filter.person})) > 0)`;
}
