import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned } from "../../account/notify-person.ts";
import { readPasskeyName } from "../name.ts";
import { lockOwnPasskey, type OwnPasskey, readPasskeyId } from "../own-passkey.ts";

type Input = { readonly passkeyId: string; readonly name: string };

/** Gives a passkey of one's own another name. Takes `passkey` and `name`. */
export const renamePasskey = defineAction<Input, OwnPasskey, OwnPasskey, OwnPasskey>({
  name: "rename-passkey",
  summary: "Rename one of my passkeys",
  permission: "self",
  account: "access",
  read: readRenaming,
  load: (tx, { passkeyId }, { actor }) => lockOwnPasskey(tx, actor.personId, passkeyId),
  rule: (passkey, { name }) => ok({ ...passkey, name }),
  save,
});

function readRenaming(raw: unknown): Decision<Input> {
  const form: Record<string, unknown> = raw !== null && typeof raw === "object" ? { ...raw } : {};
  const name = readPasskeyName(form["name"], "");
  return name.ok ? ok({ passkeyId: readPasskeyId(form["passkey"]), name: name.value }) : name;
}

async function save(
  tx: Tx,
  renamed: OwnPasskey,
  before: OwnPasskey,
  _input: Input,
  moment: Moment,
): Promise<Saved<OwnPasskey>> {
  const { passkeyId, name } = renamed;
  await tx.updateTable("access.passkey").set({ name }).where("passkey_id", "=", passkeyId).execute();
  return {
    answer: renamed,
    subject: { kind: "person", id: moment.actor.personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { passkey: passkeyId, name: before.name },
    after: { passkey: passkeyId, name },
  };
}
