import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { deleteBrowsers } from "../../throttle/known-browser.ts";
import type { PreparedPassword } from "../prepare-password.ts";
import { passwordMissing } from "../refusals.ts";
import { lockPassword, mayReplacePassword, savePassword } from "../save-password.ts";

/** `sessionId` is the session that goes on; `device` the browser that stays known. */
export type SetPassword = {
  readonly prepared: PreparedPassword;
  readonly sessionId: string;
  readonly device: string | undefined;
};

/** Sets one's own password, which `preparePassword` hashed. Every other session ends. */
export const setPassword = defineAction<SetPassword, string | null, PreparedPassword, "set" | "changed">({
  name: "set-password",
  summary: "Set or change my password",
  permission: "self",
  account: "access",
  read: readSetPassword,
  load: async (tx, _input, { actor }) => ok(await lockPassword(tx, actor.personId)),
  rule: (now, { prepared }) => mayReplacePassword(now, prepared),
  save,
});

/** Reads what the page prepared; nothing else can be sent. */
function readSetPassword(raw: unknown): Decision<SetPassword> {
  return isPrepared(raw) ? ok(raw) : passwordMissing.refuse();
}

function isPrepared(raw: unknown): raw is SetPassword {
  return raw !== null && typeof raw === "object" && "prepared" in raw && "sessionId" in raw;
}

async function save(
  tx: Tx,
  { hash }: PreparedPassword,
  now: string | null,
  { sessionId, device }: SetPassword,
  moment: Moment,
): Promise<Saved<"set" | "changed">> {
  const { personId } = moment.actor;
  await savePassword(tx, personId, hash);
  const ended = await tx
    .deleteFrom("access.session")
    .where("person_id", "=", personId)
    .where("session_id", "!=", sessionId)
    .executeTakeFirst();
  await deleteBrowsers(tx, personId, device);
  const answer = now === null ? "set" : "changed";
  await notifyPerson(tx, moment, `the password for your account was ${answer}`);
  return {
    answer,
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { password: now === null ? "none" : "set" },
    after: { password: "set", sessionsEnded: Number(ended.numDeletedRows) },
  };
}
