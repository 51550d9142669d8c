import { transactionAs, type WebRequest } from "#platform";
import type { Desk } from "./desk.ts";
import { findHolding, type Holding } from "./holdings.ts";
import { findStaff, type StaffPerson } from "./people.ts";
import { placeOf } from "./place.ts";

/** The person that an address names, as the actor may see them; undefined for nobody at the actor's place. */
export async function personAsked({ app, actor, params }: WebRequest): Promise<StaffPerson | undefined> {
  const place = placeOf(actor);
  return place && transactionAs(app, actor, (tx) => findStaff(tx, params["person"] ?? "", place));
}

/** The role that an address names, of the person it names. */
export async function roleAsked(
  request: WebRequest,
): Promise<{ readonly person: StaffPerson; readonly holding: Holding } | undefined> {
  const person = await personAsked(request);
  if (!person) return undefined;
  const { app, actor, params } = request;
  const holding = await transactionAs(app, actor, (tx) => findHolding(tx, params["holding"] ?? ""));
  const fits = holding?.personId === person.personId && (actor.side === "board" || holding.centreId === actor.centreId);
  return fits ? { person, holding } : undefined;
}

/** Where the pages about a person lead back to. */
export function backTo(
  desk: Desk,
  { personId, name }: StaffPerson,
): { readonly back: { text: string; href: string }; readonly above: { text: string; href: string } } {
  return {
    back: { text: name, href: `${desk.base}/${encodeURIComponent(personId)}` },
    above: { text: desk.title, href: desk.base },
  };
}

/** The page of the person of a request, after something was done. */
export function personPage(desk: Desk, { params }: WebRequest, done: string): string {
  return `${desk.base}/${encodeURIComponent(params["person"] ?? "")}?done=${done}`;
}
