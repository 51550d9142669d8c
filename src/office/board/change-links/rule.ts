import { type Decision, ok, refuse, refuseAll, type Refusal } from "#kernel";
import type { FooterLink } from "../board.ts";
import { isWebAddress } from "../change-identity/rule.ts";

/** A link as it was typed, in its place in the form. */
export type TypedLink = FooterLink & { readonly place: number };

/** Whether these can be the links of the footer: each with words and an address on the web. */
export function mayBeLinks(typed: readonly TypedLink[]): Decision<readonly FooterLink[]> {
  const refusals = typed.flatMap(({ place, text, href }): Refusal[] => [
    ...(text.length > 0 && text.length <= 60
      ? []
      : [
          {
            code: "link-text-invalid",
            text: `Enter the text of link ${place}, 60 characters or fewer`,
            field: `text-${place}`,
          },
        ]),
    ...(isWebAddress(href)
      ? []
      : [
          {
            code: "link-address-invalid",
            text: `Enter an address for link ${place} that begins with https://`,
            field: `href-${place}`,
          },
        ]),
  ]);
  return refusals.length === 0 ? ok(typed.map(({ text, href }) => ({ text, href }))) : refuseAll(refusals);
}

/** Whether the links may change so: only a change is one. */
export function mayChangeLinks(
  now: readonly FooterLink[],
  wanted: readonly FooterLink[],
): Decision<readonly FooterLink[]> {
  return JSON.stringify(now) === JSON.stringify(wanted)
    ? refuse("board-unchanged", "You have not changed anything. Change an answer, or cancel.")
    : ok(wanted);
}
