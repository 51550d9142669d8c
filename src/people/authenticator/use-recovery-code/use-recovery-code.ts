import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { countRecoveryCodes } from "../recovery-codes.ts";
import { codeWrong } from "../refusals.ts";

type Input = { readonly hash: Buffer };
type Facts = { readonly unused: boolean };
type Used = { readonly left: number };

/** Uses up one of a person's recovery codes, by its hash. It works once. */
export const useRecoveryCode = defineAction<Input, Facts, Input, Used>({
  name: "use-recovery-code",
  summary: "Use one of my recovery codes",
  permission: "self",
  account: "access",
  read: (raw) =>
    raw && typeof raw === "object" && "hash" in raw && Buffer.isBuffer(raw.hash)
      ? ok({ hash: raw.hash })
      : codeWrong.refuse(),
  load: async (tx, { hash }, { actor }): Promise<Decision<Facts>> => {
    const found = await tx
      .selectFrom("access.recovery_code")
      .select("used_at")
      .where("person_id", "=", actor.personId)
      .where("code_hash", "=", hash)
      .forUpdate()
      .executeTakeFirst();
    return ok({ unused: found?.used_at === null });
  },
  rule: ({ unused }, input) => (unused ? ok(input) : codeWrong.refuse()),
  save,
});

async function save(tx: Tx, { hash }: Input, _facts: Facts, _input: Input, moment: Moment): Promise<Saved<Used>> {
  const { personId } = moment.actor;
  await tx
    .updateTable("access.recovery_code")
    .set({ used_at: sql<string>`now()` })
    .where("person_id", "=", personId)
    .where("code_hash", "=", hash)
    .execute();
  const left = await countRecoveryCodes(tx, personId);
  await notifyPerson(tx, moment, `a recovery code was used to sign in to your account. You have ${left} left`);
  return {
    answer: { left },
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { recoveryCodes: left + 1 },
    after: { recoveryCodes: left },
  };
}
