import { dayAt } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { Role } from "../roles.ts";
import { lastDayOf } from "./days.ts";
import type { Grant, GrantFacts, Granter } from "./grant-role/rule.ts";
import { hadExamsOfficer, heldNow, type Holding, holdingsOf } from "./holdings.ts";
import { databaseNow, lockPlace, placeOf, placeOfRole, type StaffPlace } from "./place.ts";
import { reachOf } from "./reach.ts";
import type { Terms } from "./read-terms.ts";

/** Everything that decides whether a role may be given. */
export type Giving = GrantFacts & {
  readonly now: string;
  readonly granter: Granter;
  readonly place: StaffPlace;
  readonly role: Role;
};

/** Reads what decides whether a role may be given to a person (null: not known yet), at a place or the giver's own. */
export async function loadGiving(
  tx: Tx,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
  role: Role,
  personId: string | null,
  at?: StaffPlace,
): Promise<Giving> {
  const own: StaffPlace = placeOf(actor) ?? { side: "board", centreId: null };
  const place = at ?? placeOfRole(role, own);
  await lockPlace(tx, place, locks);
  const { now, today } = await databaseNow(tx);
  const held = personId === null ? [] : await holdingsOf(tx, personId, place);
  return {
    now,
    today,
    place,
    role,
    granter: await loadGranter(tx, actor.personId, own),
    held: held.filter((one) => one.endedAt === null).map(heldRole),
    hadExamsOfficer: place.side === "centre" && (await hadExamsOfficer(tx, place)),
  };
}

/** What someone may give at a place, by the roles that they hold there now. */
export async function loadGranter(tx: Tx, personId: string, own: StaffPlace): Promise<Granter> {
  const reach = reachOf(await heldNow(tx, personId, own));
  return { personId, side: own.side === "centre" ? "centre" : "board", reach };
}

/** The grant that a form asks for: a blank first day is today. */
export function grantOf(terms: Terms, personId: string | null, { today }: { readonly today: string }): Grant {
  return { ...terms, personId, from: terms.from ?? today };
}

function heldRole({ role, subjects, from, until }: Holding) {
  return { role, subjects, from: dayAt(Temporal.Instant.from(from)), until: until === null ? null : lastDayOf(until) };
}
