import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import { paths } from "../sign-in/paths.ts";
import { linkMinutes, makeResetLink } from "./links.ts";

/**
 * Answers requests to reset a password, by an email to the address given, when it has an account. The page that took
 * one did not look it up, so that its answer and its time are the same for every address.
 */
export async function answerResetRequests(app: App): Promise<number> {
  let count = 0;
  while (await app.database.as.access.transaction().execute((tx) => answerOne(app, tx))) count += 1;
  return count;
}

/** Answers the oldest of them that no one else is answering. False when there is none. */
async function answerOne(app: App, tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ email: string }>`
    delete from access.password_reset_request where request_id = (
      select request_id from access.password_reset_request order by asked_at limit 1 for update skip locked
    ) returning email`.execute(tx);
  const [asked] = rows;
  if (!asked) return false;
  const person = await tx
    .selectFrom("access.person as p")
    .leftJoin("access.password as w", "w.person_id", "p.person_id")
    .select(["p.person_id as personId", "p.name", "w.hash"])
    .where("p.email", "=", asked.email)
    .where("p.state", "=", "active")
    .where("p.email_verified_at", "is not", null)
    .executeTakeFirst();
  if (!person) return true;
  const text = person.hash === null ? withoutPassword(app) : await withLink(app, tx, person.personId);
  if (text === undefined) return true;
  await queueMail(tx, {
    to: asked.email,
    subject: `${app.board.name}: reset your password`,
    text:
      `Dear ${person.name},\n\n${text}\n\nIf you did not ask for this, you do not need to do anything. ` +
      `Your account has not changed.\n\n${app.board.name}\n`,
  });
  return true;
}

async function withLink(app: App, tx: Tx, personId: string): Promise<string | undefined> {
  const token = await makeResetLink(tx, personId);
  return (
    token &&
    `Use this link to choose a new password. It works once, within ${linkMinutes} minutes:\n\n` +
      `${app.site.address}${paths.resetPassword({ token })}\n\nTo sign in, you will need the new password and, as always, ` +
      "a code from your authenticator app."
  );
}

function withoutPassword({ site }: App): string {
  return (
    `Your account has no password, because you sign in another way, at ${site.address}${paths.signIn()}. If you can no longer ` +
    "do so, ask the person who manages accounts for a new link."
  );
}
