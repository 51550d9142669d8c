import { type Decision, ok, refuseAll } from "#kernel";
import { type Contact, contactPurposes } from "../board.ts";
import { contactEmailInvalid, contactGeneralMissing, contactTelephoneInvalid, unchanged } from "../refusals.ts";

/** A contact as it was typed, and whether its address is one. */
export type TypedContact = Contact & { readonly emailIsAddress: boolean };

/** Whether these can be the board's contacts: each has a valid email address or telephone number. */
export function mayBeContacts(typed: readonly TypedContact[]): Decision<readonly Contact[]> {
  const refusals = typed.flatMap(({ purpose, email, telephone, emailIsAddress }) => {
    const about = contactPurposes[purpose];
    return [
      ...(email === null || emailIsAddress ? [] : [contactEmailInvalid.of({ about }, { field: `${purpose}-email` })]),
      ...(telephone === null || /^\+?\d[\d ()-]{4,28}$/.test(telephone)
        ? []
        : [contactTelephoneInvalid.of({ about }, { field: `${purpose}-telephone` })]),
    ];
  });
  return refusals.length === 0
    ? ok(typed.map(({ purpose, email, telephone }) => ({ purpose, email, telephone })))
    : refuseAll(refusals);
}

/** Whether the contacts may be saved: general enquiries always have one, because published pages send people there. */
export function mayChangeContacts(now: readonly Contact[], wanted: readonly Contact[]): Decision<readonly Contact[]> {
  if (JSON.stringify(now) === JSON.stringify(wanted)) return unchanged.refuse();
  return wanted.some(({ purpose }) => purpose === "general") ? ok(wanted) : contactGeneralMissing.refuse();
}
