import { type Moment, newId, queueMail, type Tx } from "#platform";
import { headsAndOfficers } from "./people.ts";

/** A change to staff roles at a centre, in words: what, for whom, until when, by whom. */
export type Told = { readonly title: string; readonly text: string };

/**
 * Tells a centre's head and exams officers of a change to staff roles, with a notice on their pages and an email to
 * each, in the transaction of the change. Called before the change is saved, so that someone who loses the role is
 * told too.
 */
export async function tellCentre(tx: Tx, moment: Moment, centreId: string | null, told: Told): Promise<void> {
  if (centreId === null) return;
  await tx
    .insertInto("access.notice")
    .values({ centre_id: centreId, notice_id: newId(), title: told.title, text: told.text })
    .execute();
  const { board, site } = moment.app;
  for (const to of await headsAndOfficers(tx, centreId)) {
    await queueMail(tx, {
      to,
      subject: `Centre ${centreId}: ${told.title}`,
      text:
        `${told.text}\n\nIf this should not have happened, end the role on the Staff page:\n` +
        `${site.address}/centre/staff\n\nYou received this email because the head of centre and the exams officers ` +
        `are told of every change to staff roles.\n\n${board.name}\n`,
    });
  }
}
