import { type Decision, ok, refuseAll } from "#kernel";
import type { FooterLink } from "../board.ts";
import { isWebAddress } from "../change-identity/rule.ts";
import { linkAddressInvalid, linkTextInvalid, unchanged } from "../refusals.ts";

/** A link as it was typed, in its place in the form. */
export type TypedLink = FooterLink & { readonly place: number };

/** Whether these can be the links of the footer: each has a text and an address on the web. */
export function mayBeLinks(typed: readonly TypedLink[]): Decision<readonly FooterLink[]> {
  const refusals = typed.flatMap(({ place, text, href }) => [
    ...(text.length > 0 && text.length <= 60 ? [] : [linkTextInvalid.of({ place }, { field: `text-${place}` })]),
    ...(isWebAddress(href) ? [] : [linkAddressInvalid.of({ place }, { field: `href-${place}` })]),
  ]);
  return refusals.length === 0 ? ok(typed.map(({ text, href }) => ({ text, href }))) : refuseAll(refusals);
}

/** Whether the links may be saved: a change that changes nothing would leave an empty row in the audit log. */
export function mayChangeLinks(
  now: readonly FooterLink[],
  wanted: readonly FooterLink[],
): Decision<readonly FooterLink[]> {
  return JSON.stringify(now) === JSON.stringify(wanted) ? unchanged.refuse() : ok(wanted);
}
