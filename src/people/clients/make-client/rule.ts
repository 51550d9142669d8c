import { type Decision, ok, refuseAll, type Refusal } from "#kernel";
import type { Actor } from "#platform";
import { clientDays, isClientScope, type ClientScope } from "../client.ts";
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
    ...(vendor.length > 80
      ? [{ code: "vendor-too-long", field: "vendor", text: "Give the name of the supplier in at most 80 characters." }]
      : []),
    ...(scopes.length === 0 || scopes.length < wanted.scopes.length
      ? [
          {
            code: "scopes-missing",
            field: "scopes",
            text: "Choose at least one thing that the system may do, of the list.",
          },
        ]
      : []),
    ...scopesNotHeld(scopes, actor),
    ...(Number.isInteger(days) && days >= 1 && days <= clientDays.max
      ? []
      : [{ code: "client-days-unsound", field: "days", text: "Choose after how many days access ends: 1 to 400." }]),
    ...(names.length >= clientsMax
      ? [
          {
            code: "clients-too-many",
            field: "name",
            text: "The centre has 20 systems with access. Revoke one that is not needed before you add another.",
          },
        ]
      : []),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : ok({ name, vendor, scopes, days });
}

function nameRefusals(name: string, names: readonly string[]): readonly Refusal[] {
  if (name === "" || name.length > 80) {
    return [
      {
        code: "client-name-missing",
        field: "name",
        text: "Give the system a name of at most 80 characters, such as School records.",
      },
    ];
  }
  return names.some((taken) => taken.toLowerCase() === name.toLowerCase())
    ? [
        {
          code: "client-name-taken",
          field: "name",
          text: "Another system of the centre has this name. Give this one a name you can tell from it.",
        },
      ]
    : [];
}
