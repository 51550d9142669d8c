import { type Decision, ok, refuseAll } from "#kernel";
import {
  identifierInvalid,
  nameInvalid,
  postalAddressTooLong,
  shortNameInvalid,
  unchanged,
  webAddressInvalid,
} from "../refusals.ts";

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
 * digits, which are in the names and headers of all files.
 * Source: JCQ Formats for the exchange of examination-related data, awarding body identifier (2 numeric characters).
 */
export function mayBeIdentity(wanted: Identity): Decision<Identity> {
  const { name, shortName, identifier, postalAddress, webAddress } = wanted;
  const refusals = [
    ...(name.length >= 2 && name.length <= 100 ? [] : [nameInvalid.of()]),
    ...(shortName.length >= 1 && shortName.length <= 30 ? [] : [shortNameInvalid.of()]),
    ...(/^[0-9]{2}$/.test(identifier) ? [] : [identifierInvalid.of()]),
    ...((postalAddress ?? "").length <= 500 ? [] : [postalAddressTooLong.of()]),
    ...(webAddress === null || isWebAddress(webAddress) ? [] : [webAddressInvalid.of()]),
  ];
  return refusals.length === 0 ? ok(wanted) : refuseAll(refusals);
}

/** Whether the identity may be saved: a change that changes nothing would leave an empty row in the audit log. */
export function mayChangeIdentity(now: IdentityNow, wanted: Identity): Decision<Identity> {
  const parts: readonly (keyof Identity)[] = ["name", "shortName", "identifier", "postalAddress", "webAddress"];
  return parts.some((part) => now[part] !== wanted[part]) ? ok(wanted) : unchanged.refuse();
}

/** Whether a text is the address of a page on the web, without anything that is not printed. */
export function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/\\"<>@]+\.[^\s/\\"<>@]+(\/[^\s"<>\\]*)?$/.test(text) && text.length <= 500;
}
