import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment, Saved } from "#platform/perform";
import { type Holding, holdingsOf } from "./holdings.ts";
import { findStaff, type StaffPerson } from "./people.ts";
import { lockPlace, placeOf } from "./place.ts";
import { readFields } from "./read-terms.ts";
import { staffUnknown } from "./refusals.ts";
import { notifyCentre, type Notice } from "./notify-centre.ts";

/** What the acts on a person's whole account take. */
export type AccountInput = { readonly personId: string; readonly reason: string };
export type AccountFacts = { readonly person: StaffPerson; readonly holdings: readonly Holding[] };
export type AccountDone = { readonly personId: string };

export function readAccount(raw: unknown): Decision<AccountInput> {
  const field = readFields(raw);
  return ok({ personId: field("person"), reason: field("reason") });
}

/**
 * Reads a person's account and their roles that have not ended. Refused: anyone who is not at the actor's place; for a
 * centre, also anyone who no longer has a role there.
 */
export async function loadAccount(
  tx: Tx,
  { personId }: AccountInput,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<AccountFacts>> {
  const place = placeOf(actor);
  if (!place) return staffUnknown.refuse();
  await lockPlace(tx, { side: "board", centreId: null }, locks);
  const person = await findStaff(tx, personId, place);
  const holdings = (await holdingsOf(tx, personId)).filter(({ endedAt }) => endedAt === null);
  if (!person || (place.side === "centre" && !holdings.some(({ centreId }) => centreId === place.centreId))) {
    return staffUnknown.refuse();
  }
  return ok({ person, holdings });
}

/** Notifies every centre where the person has a role. */
export async function notifyCentres(tx: Tx, moment: Moment, { holdings }: AccountFacts, notice: Notice): Promise<void> {
  for (const centreId of centresOf(holdings)) await notifyCentre(tx, moment, centreId, notice);
}

/** What is logged of an act on an account, for the actor's centre or the only one where the person works. */
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
