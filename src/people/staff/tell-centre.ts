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
export async function tellCentre(tx: Tx, app: App, told: CentreTold): Promise<void> {
  const { centreId, title, text, path } = told;
  const notice = { centre_id: centreId, notice_id: newId(), about: "candidate", title, text, path };
  await tx.insertInto("access.notice").values(notice).execute();
  await mailCentre(tx, app, { ...told, see: "View the candidate" });
}

/** Emails a centre's head and exams officers. The email names no candidate: `see` says what `path` leads to. */
export async function mailCentre(
  tx: Tx,
  { board, site }: App,
  { centreId, title, mail, see, path, why }: Omit<CentreTold, "text"> & { readonly see: string },
): Promise<void> {
  for (const to of await headsAndOfficers(tx, centreId)) {
    await queueMail(tx, {
      to,
      subject: `Centre ${centreId}: ${title}`,
      text: `${mail}\n\n${see}:\n${site.address}${path}\n\nYou received this email because ${why}.\n\n${board.name}\n`,
    });
  }
}
