import { newId, type Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import type { Moment } from "#platform/perform";
import { paths } from "./paths.ts";
import { headsAndOfficers } from "./people.ts";

/** A change to staff roles at a centre, in words: what, for whom, until when, by whom. */
export type Notice = { readonly title: string; readonly text: string };

/**
 * Notifies a centre's head and exams officers of a change to staff roles, by a notice on their pages and an email to
 * each, in the transaction of the change. Called before the change is saved, so that someone who loses the role is
 * notified too.
 */
export async function notifyCentre(tx: Tx, moment: Moment, centreId: string | null, notice: Notice): Promise<void> {
  if (centreId === null) return;
  const { title, text } = notice;
  await tx.insertInto("access.notice").values({ centre_id: centreId, notice_id: newId(), title, text }).execute();
  const { board, site } = moment.app;
  for (const to of await headsAndOfficers(tx, centreId)) {
    await queueMail(tx, {
      to,
      subject: `Centre ${centreId}: ${title}`,
      text:
        `${text}\n\nIf you did not expect this, check the Staff page:\n` +
        `${site.address}${paths.centre.list()}\n\nYou received this email because the head of centre and the exams ` +
        `officers are told of every change to staff roles.\n\n${board.name}\n`,
    });
  }
}
