import { type Decision, ok, refuse, refuseAll, type Refusal } from "#kernel";
import { type Contact, contactPurposes } from "../board.ts";

/** A contact as it was typed, and whether its address is one. */
export type TypedContact = Contact & { readonly emailIsAddress: boolean };

/** Whether these can be the board's contacts: each has an address or a number that can be one. */
export function mayBeContacts(typed: readonly TypedContact[]): Decision<readonly Contact[]> {
  const refusals = typed.flatMap(({ purpose, email, telephone, emailIsAddress }): Refusal[] => {
    const about = contactPurposes[purpose].toLowerCase();
    return [
      ...(email === null || emailIsAddress
        ? []
        : [
            {
              code: "contact-email-invalid",
              text: `Enter the e-mail address for ${about} in full, for example exams@board.example`,
              field: `${purpose}-email`,
            },
          ]),
      ...(telephone === null || /^\+?\d[\d ()-]{4,28}$/.test(telephone)
        ? []
        : [
            {
              code: "contact-telephone-invalid",
              text: `Enter the telephone number for ${about} in digits, for example 020 7946 0000`,
              field: `${purpose}-telephone`,
            },
          ]),
    ];
  });
  return refusals.length === 0
    ? ok(typed.map(({ purpose, email, telephone }) => ({ purpose, email, telephone })))
    : refuseAll(refusals);
}

/**
 * Whether the contacts may change so. Once there is a way to reach the board about everything it stays: published pages
 * send people there.
 */
export function mayChangeContacts(now: readonly Contact[], wanted: readonly Contact[]): Decision<readonly Contact[]> {
  if (JSON.stringify(now) === JSON.stringify(wanted)) {
    return refuse("board-unchanged", "You have not changed anything. Change an answer, or cancel.");
  }
  return wanted.some(({ purpose }) => purpose === "general")
    ? ok(wanted)
    : refuse("contact-general-missing", "Enter an e-mail address or a telephone number for general enquiries", {
        field: "general-email",
      });
}
