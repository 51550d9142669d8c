import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { passkeyAbsent } from "./refusals.ts";

export type OwnPasskey = { readonly passkeyId: string; readonly name: string };

/** Locks a person: two changes at once to what somebody can sign in with follow one another. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom("access.person").select("person_id").where("person_id", "=", personId).forUpdate().execute();
}

/** Finds a passkey of a person for a change, and locks the person. Somebody else's passkey is absent. */
export async function lockOwnPasskey(tx: Tx, personId: string, passkeyId: string): Promise<Decision<OwnPasskey>> {
  await lockPerson(tx, personId);
  const found = await tx
    .selectFrom("access.passkey")
    .select(["passkey_id as passkeyId", "name"])
    .where("passkey_id", "=", passkeyId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return found ? ok(found) : passkeyAbsent.refuse();
}

/** Reads which passkey is meant. Anything that is not an identifier matches no passkey. */
export function readPasskeyId(value: unknown): string {
  const text = String(value ?? "");
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : "00000000-0000-0000-0000-000000000000";
}
