import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { needsSecondFactor } from "../../passwords/needs-second-factor.ts";
import { lockOwnPasskey, type OwnPasskey, readPasskeyId } from "../own-passkey.ts";
import { mayRemovePasskey, type RemoveFacts } from "./rule.ts";

type Input = { readonly passkeyId: string };

/** Removes a passkey from one's own account. Takes `passkey`. */
export const removePasskey = defineAction<Input, RemoveFacts, OwnPasskey, OwnPasskey>({
  name: "remove-passkey",
  summary: "Remove a passkey from my account",
  permission: "self",
  account: "access",
  read: (raw) => ok({ passkeyId: readPasskeyId(raw && typeof raw === "object" && "passkey" in raw && raw.passkey) }),
  load: async (tx, { passkeyId }, { actor }) => {
    const passkey = await lockOwnPasskey(tx, actor.personId, passkeyId);
    if (!passkey.ok) return passkey;
    const means = await findSignInMethods(tx, actor.personId);
    return ok({ passkey: passkey.value, means, secondFactorNeeded: await needsSecondFactor(tx, actor.personId) });
  },
  rule: mayRemovePasskey,
  save,
});

async function save(
  tx: Tx,
  passkey: OwnPasskey,
  { means }: RemoveFacts,
  _input: Input,
  moment: Moment,
): Promise<Saved<OwnPasskey>> {
  const { passkeyId, name } = passkey;
  await tx.deleteFrom("access.passkey").where("passkey_id", "=", passkeyId).execute();
  await notifyPerson(tx, moment, `a passkey (${name}) was removed from your account`);
  return {
    answer: passkey,
    subject: { kind: "person", id: moment.actor.personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { passkeys: means.passkeys, passkey: passkeyId, name },
    after: { passkeys: means.passkeys - 1 },
  };
}
