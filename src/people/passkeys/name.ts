import { type Decision, ok } from "#kernel";
import { passkeyNameMissing, passkeyNameTooLong, passkeyNameUnreadable } from "./refusals.ts";

const lengthMax = 60;

/** Reads what a person calls a passkey: up to 60 characters on one line; a blank one is named for where it was made. */
export function readPasskeyName(typed: unknown, otherwise: string): Decision<string> {
  const name = (typeof typed === "string" ? typed : "").normalize("NFC").replaceAll(/\s+/g, " ").trim() || otherwise;
  if (name === "") return passkeyNameMissing.refuse();
  if (name.length > lengthMax) return passkeyNameTooLong.refuse({ most: lengthMax });
  return /\p{Cc}/u.test(name) ? passkeyNameUnreadable.refuse() : ok(name);
}
