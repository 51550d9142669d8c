import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import { linkMinutes, makeResetLink } from "./links.ts";

/**
 * Answers those who said that they forgot a password, by a message to the address they gave, when somebody here has
 * it. The page that took the wish did not look, so that its answer and its time are the same for every address.
 */
export async function answerResetWishes(app: App): Promise<number> {
  let count = 0;
  while (await app.database.as.access.transaction().execute((tx) => answerOne(app, tx))) count += 1;
  return count;
}

/** False when no wish waits that nobody else is answering. */
async function answerOne(app: App, tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ email: string }>`
    delete from access.reset_wish where wish_id = (
      select wish_id from access.reset_wish order by asked_at limit 1 for update skip locked
    ) returning email`.execute(tx);
  const [wish] = rows;
  if (!wish) return false;
  const person = await tx
    .selectFrom("access.person as p")
    .leftJoin("access.password as w", "w.person_id", "p.person_id")
    .select(["p.person_id as personId", "p.name", "w.hash"])
    .where("p.email", "=", wish.email)
    .where("p.state", "=", "active")
    .where("p.email_verified_at", "is not", null)
    .executeTakeFirst();
  if (!person) return true;
  const text = person.hash === null ? withoutPassword(app) : await withLink(app, tx, person.personId);
  if (text === undefined) return true;
  await queueMail(tx, {
    to: wish.email,
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
      `${app.site.address}/sign-in/forgotten/${token}\n\nTo sign in, you will need the new password and, as always, ` +
      "a code from your authenticator app."
  );
}

function withoutPassword({ site }: App): string {
  return (
    `Your account has no password, because you sign in another way, at ${site.address}/sign-in. If you can no longer ` +
    "do so, ask the person who manages accounts for a new link."
  );
}
