import { type Moment, newId, queueMail, type Tx } from "#platform";
import { headsAndOfficers } from "./people.ts";

/** A change of rights at a centre, in words: what, to whom, until when, by whom. */
export type Told = { readonly title: string; readonly text: string };

/**
 * Tells a centre's head and exams officers of a change of rights: a notice on their pages and a message to each, in the
 * transaction of the change. Called before the change is written, so that somebody who loses the role hears of it too.
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
        `${told.text}\n\nIf this should not have happened, open the list of staff and take the role back:\n` +
        `${site.address}/centre/staff\n\nThe head of centre and the exams officers are told of every change of what ` +
        `people may do.\n\n${board.name}\n`,
    });
  }
}
