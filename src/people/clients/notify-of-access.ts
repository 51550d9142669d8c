import { sql } from "kysely";
import type { App } from "#platform/app";
import { newId, type Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import { holdsNow } from "../sessions/places.ts";

/** What the head of a centre and its exams officer are told: on their pages, and by mail. */
export type Told = {
  readonly centreId: string;
  readonly title: string;
  readonly text: string;
  /** Where there is more, as a path of the site. */
  readonly path: string;
};

/** Tells the head of a centre and its exams officer something about access, in the transaction of what happened. */
export async function notifyOfAccess(tx: Tx, app: App, { centreId, title, text, path }: Told): Promise<void> {
  await tx.insertInto("access.notice").values({ centre_id: centreId, notice_id: newId(), title, text }).execute();
  const people = await tx
    .selectFrom("access.role_holding as h")
    .innerJoin("access.person as p", "p.person_id", "h.person_id")
    .select("p.email")
    .distinct()
    .where("h.centre_id", "=", centreId)
    .where("h.role", "in", ["head-of-centre", "exams-officer"])
    .where("p.state", "=", "active")
    .where("p.email", "is not", null)
    .where(sql<boolean>`${holdsNow("h")}`)
    .orderBy("p.email")
    .execute();
  for (const { email } of people) {
    if (email === null) continue;
    await queueMail(tx, {
      to: email,
      subject: `Centre ${centreId}: ${title}`,
      text:
        `${text}\n\n${app.site.address}${path}\n\n` +
        `You received this email because the head of centre and the exams officers are told of every change to the ` +
        `access of systems.\n\n` +
        `${app.board.name}\n`,
    });
  }
}
