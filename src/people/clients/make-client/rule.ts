import { type Decision, ok, refuseAll, type Refusal } from "#kernel";
import type { Actor } from "#platform/actors";
import { clientDays, isClientScope, type ClientScope } from "../client.ts";
import * as reasons from "../refusals.ts";
import { scopesNotHeld } from "../scopes-not-held.ts";

/** What is asked for a new system. */
export type ClientWanted = {
  readonly name: string;
  readonly vendor: string;
  readonly scopes: readonly string[];
  readonly days: number;
};

/** The names of the systems that work now. */
export type ClientFacts = { readonly names: readonly string[] };

export type NewClient = Omit<ClientWanted, "scopes"> & { readonly scopes: readonly ClientScope[] };

/** More systems than this at one centre cannot be kept an eye on. */
const clientsMax = 20;

/**
 * Whether somebody may give a system access: it has a name of its own, it is given something, nothing that the person
 * does not hold for the whole centre, and it ends within 400 days. Source: issue 3, part 2 ("nobody grants more than
 * they hold") and part 4.
 */
export function mayMakeClient({ names }: ClientFacts, wanted: ClientWanted, actor: Actor): Decision<NewClient> {
  const { name, vendor, days } = wanted;
  const scopes = wanted.scopes.filter(isClientScope);
  const refusals = [
    ...nameRefusals(name, names),
    ...(vendor.length > 80 ? [reasons.vendorTooLong.of()] : []),
    ...(scopes.length === 0 || scopes.length < wanted.scopes.length ? [reasons.scopesMissing.of()] : []),
    ...scopesNotHeld(scopes, actor),
    ...(Number.isInteger(days) && days >= 1 && days <= clientDays.max
      ? []
      : [reasons.clientDaysUnsound.of({ most: clientDays.max })]),
    ...(names.length >= clientsMax ? [reasons.clientsTooMany.of({ most: clientsMax })] : []),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : ok({ name, vendor, scopes, days });
}

function nameRefusals(name: string, names: readonly string[]): readonly Refusal[] {
  if (name === "" || name.length > 80) return [reasons.clientNameMissing.of()];
  const isTaken = names.some((taken) => taken.toLowerCase() === name.toLowerCase());
  return isTaken ? [reasons.clientNameTaken.of()] : [];
}
