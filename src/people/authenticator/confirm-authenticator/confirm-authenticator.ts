import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { findNewSecret, sealSecret } from "../new-authenticator.ts";
import { saveRecoveryCodes } from "../recovery-codes.ts";
import { codeWrong, setUpOver } from "../refusals.ts";
import { stepOfCode } from "../rule.ts";

/** `recoveryHashes` are of the codes that the page shows; `sessionId` is the session that goes on. */
export type ConfirmAuthenticator = {
  readonly code: string;
  readonly recoveryHashes: readonly Buffer[];
  readonly sessionId: string;
};

type Facts = { readonly secret: string; readonly now: Temporal.Instant; readonly replaces: boolean };

/** Makes an authenticator app that was set up count, by a code of it. Every other session ends. */
export const confirmAuthenticator = defineAction<ConfirmAuthenticator, Facts, number, "added" | "replaced">({
  name: "confirm-authenticator",
  summary: "Add or replace my authenticator app",
  permission: "self",
  account: "access",
  read: (raw) => (isConfirmation(raw) ? ok(raw) : codeWrong.refuse()),
  load: loadNew,
  rule: ({ secret, now }, { code }) => stepOfCode({ secret, lastStep: 0 }, code, now),
  save,
});

function isConfirmation(raw: unknown): raw is ConfirmAuthenticator {
  return raw !== null && typeof raw === "object" && "recoveryHashes" in raw && "code" in raw && "sessionId" in raw;
}

/** A code says what time it is on a phone: it is compared with the real time, not with a board's calendar. */
async function loadNew(tx: Tx, _input: ConfirmAuthenticator, { actor, app }: Moment): Promise<Decision<Facts>> {
  const { personId } = actor;
  await tx.selectFrom("access.person").select("person_id").where("person_id", "=", personId).forUpdate().execute();
  const secret = await findNewSecret(app, tx, personId);
  if (secret === undefined) return setUpOver.refuse();
  const before = await tx
    .selectFrom("access.authenticator")
    .select("person_id")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return ok({ secret, now: Temporal.Now.instant(), replaces: before !== undefined });
}

async function save(
  tx: Tx,
  step: number,
  { secret, replaces }: Facts,
  { recoveryHashes, sessionId }: ConfirmAuthenticator,
  moment: Moment,
): Promise<Saved<"added" | "replaced">> {
  const {
    actor: { personId },
    app,
  } = moment;
  const kept = { secret: sealSecret(app, personId, secret), last_step: step, confirmed_at: sql<string>`now()` };
  await tx
    .insertInto("access.authenticator")
    .values({ person_id: personId, ...kept })
    .onConflict((row) => row.column("person_id").doUpdateSet({ ...kept, made_at: sql<string>`now()` }))
    .execute();
  await tx.deleteFrom("access.new_authenticator").where("person_id", "=", personId).execute();
  await saveRecoveryCodes(tx, personId, recoveryHashes);
  await tx
    .deleteFrom("access.session")
    .where("person_id", "=", personId)
    .where("session_id", "!=", sessionId)
    .execute();
  const answer = replaces ? "replaced" : "added";
  await notifyPerson(
    tx,
    moment,
    replaces ? "the authenticator app for your account was replaced" : "an authenticator app was added to your account",
  );
  return {
    answer,
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { authenticator: replaces },
    after: { authenticator: true, recoveryCodes: recoveryHashes.length },
  };
}
