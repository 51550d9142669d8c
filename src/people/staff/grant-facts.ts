import { dayAt } from "#kernel";
import type { Actor, Tx } from "#platform";
import type { Role } from "../roles.ts";
import { lastDayOf } from "./days.ts";
import type { Grant, GrantFacts, Granter } from "./grant-role/rule.ts";
import { hadExamsOfficer, heldNow, type Holding, holdingsOf } from "./holdings.ts";
import { databaseNow, lockPlace, placeOf, placeOfRole, type StaffPlace } from "./place.ts";
import { reachOf } from "./reach.ts";
import type { Terms } from "./read-terms.ts";

/** Everything that decides on giving a role, read under the lock of the place. */
export type Giving = GrantFacts & {
  readonly now: string;
  readonly granter: Granter;
  readonly place: StaffPlace;
  readonly role: Role;
};

/** Reads what decides on giving a role to somebody (null for somebody not known yet), at a place or the giver's own. */
export async function loadGiving(
  tx: Tx,
  actor: Actor,
  role: Role,
  personId: string | null,
  at?: StaffPlace,
): Promise<Giving> {
  const own: StaffPlace = placeOf(actor) ?? { side: "board", centreId: null };
  const place = at ?? placeOfRole(role, own);
  await lockPlace(tx, place);
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

/** What somebody may give at a place, by the roles they hold there this moment. */
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
