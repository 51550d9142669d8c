import type { App } from "#platform/app";
import { newId, type Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import { headsAndOfficers } from "./people.ts";

/** What a centre is told about one of its candidates. `text` is for its pages, `mail` for emails, which name nobody. */
export type CentreTold = {
  readonly centreId: string;
  readonly title: string;
  readonly text: string;
  readonly mail: string;
  /** Where there is more, as a path of the site. */
  readonly path: string;
  /** The end of "You received this email because …". */
  readonly why: string;
};

/**
 * Tells a centre's head and exams officers something about a candidate, by a notice on their home page and an email to
 * each, in the transaction of what happened.
 */
export async function tellCentre(tx: Tx, { board, site }: App, told: CentreTold): Promise<void> {
  const { centreId, title, text, mail, path, why } = told;
  const notice = { centre_id: centreId, notice_id: newId(), about: "candidate", title, text, path };
  await tx.insertInto("access.notice").values(notice).execute();
  for (const to of await headsAndOfficers(tx, centreId)) {
    await queueMail(tx, {
      to,
      subject: `Centre ${centreId}: ${title}`,
      text: `${mail}\n\nView the candidate:\n${site.address}${path}\n\nYou received this email because ${why}.\n\n${board.name}\n`,
    });
  }
}
