import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { hashToken } from "#platform/sealing";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import type { PreparedPassword } from "../../passwords/prepare-password.ts";
import { lockPassword, mayReplacePassword, savePassword } from "../../passwords/save-password.ts";
import { deleteBrowsers, knowBrowser } from "../../throttle/known-browser.ts";
import { resetLinkOver } from "../refusals.ts";

export type ResetPassword = {
  readonly token: string;
  readonly prepared: PreparedPassword;
  readonly device: string | undefined;
};

/** The current password, and whether the link still works. */
type Facts = { readonly now: string | null; readonly linkWorks: boolean };
type Reset = { readonly device: string };

/**
 * Sets a new password by a link from a message. Nobody is signed in by it: the second factor is owed as ever (OWASP
 * ASVS 5.0, 6.4.3). Every session ends; the browser is known from now on.
 */
export const resetPassword = defineAction<ResetPassword, Facts, PreparedPassword, Reset>({
  name: "reset-password",
  summary: "Choose a new password by a link",
  permission: "self",
  account: "access",
  read: (raw) => (isReset(raw) ? ok(raw) : resetLinkOver.refuse()),
  load: async (tx, { token }, { actor: { personId } }) => {
    const now = await lockPassword(tx, personId);
    const link = await tx
      .selectFrom("access.password_reset")
      .select("person_id")
      .where("token_hash", "=", hashToken(token))
      .where("person_id", "=", personId)
      .where("used_at", "is", null)
      .where("expires_at", ">", sql<string>`now()`)
      .forUpdate()
      .executeTakeFirst();
    return ok({ now, linkWorks: link !== undefined });
  },
  rule: ({ now, linkWorks }, { prepared }) => mayReset(now, linkWorks, prepared),
  save,
});

function isReset(raw: unknown): raw is ResetPassword {
  return raw !== null && typeof raw === "object" && "prepared" in raw && "token" in raw;
}

function mayReset(now: string | null, linkWorks: boolean, prepared: PreparedPassword): Decision<PreparedPassword> {
  return linkWorks ? mayReplacePassword(now, prepared) : resetLinkOver.refuse();
}

async function save(
  tx: Tx,
  { hash }: PreparedPassword,
  _facts: Facts,
  { device: before }: ResetPassword,
  moment: Moment,
): Promise<Saved<Reset>> {
  const { personId } = moment.actor;
  await savePassword(tx, personId, hash);
  await tx
    .updateTable("access.password_reset")
    .set({ used_at: sql<string>`now()` })
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .execute();
  const ended = await tx.deleteFrom("access.session").where("person_id", "=", personId).executeTakeFirst();
  const device = await knowBrowser(tx, personId, before);
  await deleteBrowsers(tx, personId, device);
  await notifyPerson(tx, moment, "the password for your account was reset with a link from an email");
  return {
    answer: { device },
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { password: "set" },
    after: { password: "set", by: "link", sessionsEnded: Number(ended.numDeletedRows) },
  };
}
