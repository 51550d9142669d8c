import { type Decision, ok, refuse } from "#kernel";

/** Reads what a person calls a passkey: up to 60 characters on one line; a blank one is named for where it was made. */
export function readPasskeyName(typed: unknown, otherwise: string): Decision<string> {
  const name = (typeof typed === "string" ? typed : "").normalize("NFC").replaceAll(/\s+/g, " ").trim() || otherwise;
  if (name === "") return refuse("name-missing", "Enter a name by which you know the passkey.", { field: "name" });
  if (name.length > 60) return refuse("name-too-long", "Enter a name of at most 60 characters.", { field: "name" });
  return /\p{Cc}/u.test(name)
    ? refuse("name-unreadable", "Enter a name in letters, digits and signs.", { field: "name" })
    : ok(name);
}
