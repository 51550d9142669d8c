import { type Decision, ok } from "#kernel";
import type { Moment, Saved, Tx } from "#platform";
import { staffUnknown } from "./grant-role/grant-role.ts";
import { type Holding, holdingsOf } from "./holdings.ts";
import { findStaff, type StaffPerson } from "./people.ts";
import { lockPlace, placeOf } from "./place.ts";
import { readFields } from "./read-terms.ts";
import { tellCentre, type Told } from "./tell-centre.ts";

/** What the acts on a person's whole account take. */
export type AccountInput = { readonly personId: string; readonly reason: string };
export type AccountFacts = { readonly person: StaffPerson; readonly holdings: readonly Holding[] };
export type AccountDone = { readonly personId: string };

export function readAccount(raw: unknown): Decision<AccountInput> {
  const field = readFields(raw);
  return ok({ personId: field("person"), reason: field("reason") });
}

/**
 * Reads a person's account and their roles that stand. Refused: nobody at the actor's place; for a centre, also who has
 * no role there any more.
 */
export async function loadAccount(
  tx: Tx,
  { personId }: AccountInput,
  { actor }: Moment,
): Promise<Decision<AccountFacts>> {
  const place = placeOf(actor);
  if (!place) return staffUnknown;
  await lockPlace(tx, { side: "board", centreId: null });
  const person = await findStaff(tx, personId, place);
  const holdings = (await holdingsOf(tx, personId)).filter(({ endedAt }) => endedAt === null);
  if (!person || (place.side === "centre" && !holdings.some(({ centreId }) => centreId === place.centreId))) {
    return staffUnknown;
  }
  return ok({ person, holdings });
}

/** Tells every centre where the person has a role. */
export async function tellCentres(tx: Tx, moment: Moment, { holdings }: AccountFacts, told: Told): Promise<void> {
  for (const centreId of centresOf(holdings)) await tellCentre(tx, moment, centreId, told);
}

/** What is logged of an act on an account. The centre reads it: the actor's, or the only one where the person works. */
export function savedAccount(
  { person, holdings }: AccountFacts,
  { actor }: Moment,
  change: { readonly before?: unknown; readonly after: unknown; readonly reason: string },
): Saved<AccountDone> {
  const { personId } = person;
  const { before, after, reason } = change;
  const centres = centresOf(holdings);
  return {
    answer: { personId },
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: actor.centreId ?? (centres.length === 1 ? (centres[0] ?? null) : null),
    before,
    after,
    ...(reason === "" ? {} : { reason }),
  };
}

function centresOf(holdings: readonly Holding[]): readonly string[] {
  return [...new Set(holdings.flatMap(({ centreId }) => (centreId === null ? [] : [centreId])))].toSorted();
}
