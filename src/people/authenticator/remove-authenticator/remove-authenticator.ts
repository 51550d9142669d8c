import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { findSignInMethods, type SignInMethods } from "../../account/sign-in-methods.ts";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { needsSecondFactor } from "../../passwords/needs-second-factor.ts";
import { mayRemoveAuthenticator, type RemoveFacts } from "./rule.ts";

type Input = { readonly sessionId: string };

/** Removes one's own authenticator app, with its recovery codes. Every other session ends. */
export const removeAuthenticator = defineAction<Input, RemoveFacts, SignInMethods, null>({
  name: "remove-authenticator",
  summary: "Remove my authenticator app",
  permission: "self",
  account: "access",
  read: (raw) => ok({ sessionId: String(raw && typeof raw === "object" && "sessionId" in raw ? raw.sessionId : "") }),
  load: async (tx, _input, { actor: { personId } }) => {
    await tx.selectFrom("access.person").select("person_id").where("person_id", "=", personId).forUpdate().execute();
    const [means, needed] = [await findSignInMethods(tx, personId), await needsSecondFactor(tx, personId)];
    return ok({ means, secondFactorNeeded: needed });
  },
  rule: mayRemoveAuthenticator,
  save,
});

async function save(
  tx: Tx,
  _left: SignInMethods,
  _facts: RemoveFacts,
  { sessionId }: Input,
  moment: Moment,
): Promise<Saved<null>> {
  const { personId } = moment.actor;
  await tx.deleteFrom("access.authenticator").where("person_id", "=", personId).execute();
  await tx.deleteFrom("access.recovery_code").where("person_id", "=", personId).execute();
  await tx
    .deleteFrom("access.session")
    .where("person_id", "=", personId)
    .where("session_id", "!=", sessionId)
    .execute();
  await notifyPerson(tx, moment, "the authenticator app was removed from your account");
  return {
    answer: null,
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { authenticator: true },
    after: { authenticator: false },
  };
}
