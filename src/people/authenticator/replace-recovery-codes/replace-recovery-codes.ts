import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { countRecoveryCodes, saveRecoveryCodes } from "../recovery-codes.ts";
import { authenticatorAbsent } from "../refusals.ts";

type Input = { readonly recoveryHashes: readonly Buffer[] };
type Facts = { readonly authenticator: boolean; readonly left: number };

/** Gives a person new recovery codes; the old ones no longer work. Takes the hashes of what the page shows. */
export const replaceRecoveryCodes = defineAction<Input, Facts, number, null>({
  name: "replace-recovery-codes",
  summary: "Make new recovery codes",
  permission: "self",
  account: "access",
  read: (raw): Decision<Input> => (isInput(raw) ? ok(raw) : authenticatorAbsent.refuse()),
  load: async (tx, _input, { actor: { personId } }) => {
    const kept = await tx
      .selectFrom("access.authenticator")
      .select("person_id")
      .where("person_id", "=", personId)
      .where("confirmed_at", "is not", null)
      .forUpdate()
      .executeTakeFirst();
    return ok({ authenticator: kept !== undefined, left: await countRecoveryCodes(tx, personId) });
  },
  rule: ({ authenticator, left }) => (authenticator ? ok(left) : authenticatorAbsent.refuse()),
  save,
});

function isInput(raw: unknown): raw is Input {
  return raw !== null && typeof raw === "object" && "recoveryHashes" in raw;
}

async function save(
  tx: Tx,
  left: number,
  _facts: Facts,
  { recoveryHashes }: Input,
  moment: Moment,
): Promise<Saved<null>> {
  const { personId } = moment.actor;
  await saveRecoveryCodes(tx, personId, recoveryHashes);
  await notifyPerson(tx, moment, "new recovery codes were created for your account, and the old ones no longer work");
  return {
    answer: null,
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { recoveryCodes: left },
    after: { recoveryCodes: recoveryHashes.length },
  };
}
