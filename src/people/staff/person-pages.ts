import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { Asked, Crumb, Field } from "#platform/pages";
import { type AccountFacts, loadAccount } from "./account-facts.ts";
import { findHolding, type Holding } from "./holdings.ts";
import { findStaff, type StaffPerson } from "./people.ts";
import { placeOf } from "./place.ts";
import type { StaffScope } from "./staff-scope.ts";

/** Codes of refusals that mean that there is nothing here, or nothing of the reader's. */
export const missingPeople = ["staff-unknown", "holding-unknown", "invitation-unknown"];

/** Why a right is taken away. */
export const reasonField: Field = {
  name: "reason",
  kind: "long-text",
  label: "Reason",
  hint: "This is kept in the activity log, and the person can be shown it. At most 500 characters.",
};

/** When a role ends. */
export const lastDayField: Field = {
  name: "until",
  kind: "day",
  label: "Last day",
  hint: "Leave this blank to end the role now.",
};

/** The way down to a page about a person. */
export function personTrail({ title, to }: StaffScope, { personId, name }: StaffPerson): readonly Crumb[] {
  return [
    { text: title, href: to.list() },
    { text: name, href: to.person({ person: personId }) },
  ];
}

/** The question before an act on a person's whole account; undefined when the actor has no such person. */
export async function askAboutAccount(
  tx: Tx,
  actor: Actor,
  personId: string,
  ask: (facts: AccountFacts) => Asked | undefined,
): Promise<Asked | undefined> {
  const found = await loadAccount(tx, { personId, reason: "" }, { actor, locks: false });
  return found.ok ? ask(found.value) : undefined;
}

/** The person and the role that an address names, as the actor may see them. */
export async function findRoleOf(
  tx: Tx,
  actor: Actor,
  { person: personId, holding: holdingId }: { readonly person: string; readonly holding: string },
): Promise<{ readonly person: StaffPerson; readonly holding: Holding } | undefined> {
  const place = placeOf(actor);
  const person = place && (await findStaff(tx, personId, place));
  const holding = person && (await findHolding(tx, holdingId, false));
  if (!person || holding?.personId !== personId) return undefined;
  return actor.side === "board" || holding.centreId === actor.centreId ? { person, holding } : undefined;
}
