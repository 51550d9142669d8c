import type { Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import type { Moment } from "#platform/perform";
import { paths } from "./paths.ts";

/**
 * Notifies a person by email that a way to sign in to their account changed, in the transaction of the change (NIST SP
 * 800-63B-4, 4.6), so that they know if someone else did it. Without an address nothing is sent.
 */
export async function notifyPerson(tx: Tx, { actor, app }: Moment, happened: string): Promise<void> {
  const person = await tx
    .selectFrom("access.person")
    .select(["name", "email"])
    .where("person_id", "=", actor.personId)
    .executeTakeFirst();
  if (!person?.email) return;
  await queueMail(tx, {
    to: person.email,
    subject: `${app.board.name}: ${happened}`,
    text:
      `Dear ${person.name},\n\n${happened[0]?.toUpperCase()}${happened.slice(1)}.\n\n` +
      `If you did this, you do not need to do anything. If you did not, sign in at ${app.site.address}${paths.account()}, ` +
      `remove anything you do not recognise, end all other sessions, and tell the person who manages accounts.\n\n` +
      `${app.board.name}\n`,
  });
}

/**
 * The centre whose activity log shows a change to a person's account: the one they are working for, or the only one
 * they work at. Null for people at the board and for people who work at several centres.
 */
export async function centreConcerned(tx: Tx, { actor }: Moment): Promise<string | null> {
  if (actor.centreId !== null) return actor.centreId;
  const held = await tx
    .selectFrom("access.role_holding")
    .select("centre_id")
    .distinct()
    .where("person_id", "=", actor.personId)
    .where("ended_at", "is", null)
    .execute();
  return held.length === 1 ? (held[0]?.centre_id ?? null) : null;
}
