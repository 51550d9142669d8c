import { type Decision, ok, refuse, refuseAll, type Refusal } from "#kernel";

/** What the board is called and where it is. */
export type Identity = {
  readonly name: string;
  readonly shortName: string;
  readonly identifier: string;
  readonly postalAddress: string | null;
  readonly webAddress: string | null;
};

/** The same, before the board has a name. */
export type IdentityNow = { readonly [Part in keyof Identity]: string | null };

/**
 * Whether this can be what the board is called. The identifier is the awarding body's in the JCQ exchange formats: two
 * digits, which stand in the names and headers of all files.
 * Sources: JCQ Formats for the exchange of examination-related data, awarding body identifier (2 numeric characters).
 */
export function mayBeIdentity(wanted: Identity): Decision<Identity> {
  const { name, shortName, identifier, postalAddress, webAddress } = wanted;
  const refusals: (Refusal | false)[] = [
    (name.length < 2 || name.length > 100) && {
      code: "board-name-invalid",
      text: "Enter the name of the board, between 2 and 100 characters",
      field: "name",
    },
    (shortName.length < 1 || shortName.length > 30) && {
      code: "board-short-name-invalid",
      text: "Enter a short name of 30 characters or fewer",
      field: "shortName",
    },
    !/^[0-9]{2}$/.test(identifier) && {
      code: "board-identifier-invalid",
      text: "Enter the awarding body identifier, which is 2 digits",
      field: "identifier",
    },
    (postalAddress ?? "").length > 500 && {
      code: "board-address-long",
      text: "Postal address must be 500 characters or fewer",
      field: "postalAddress",
    },
    webAddress !== null &&
      !isWebAddress(webAddress) && {
        code: "board-web-address-invalid",
        text: "Enter a web address that begins with https://, for example https://www.example.org",
        field: "webAddress",
      },
  ];
  const found = refusals.filter((refusal) => refusal !== false);
  return found.length === 0 ? ok(wanted) : refuseAll(found);
}

/** Whether a name can be kept as it is wanted: a change that changes nothing leaves nothing in the log. */
export function mayChangeIdentity(now: IdentityNow, wanted: Identity): Decision<Identity> {
  const parts: readonly (keyof Identity)[] = ["name", "shortName", "identifier", "postalAddress", "webAddress"];
  return parts.some((part) => now[part] !== wanted[part])
    ? ok(wanted)
    : refuse("board-unchanged", "You have not changed anything. Change an answer, or cancel.");
}

/** Whether a text is the address of a page on the web, with nothing that is not printed. */
export function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/\\"<>@]+\.[^\s/\\"<>@]+(\/[^\s"<>\\]*)?$/.test(text) && text.length <= 500;
}
