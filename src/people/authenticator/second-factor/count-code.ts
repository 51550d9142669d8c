import type { App } from "#platform/app";
import { queueMail } from "#platform/mail";
import { paths } from "../../account/paths.ts";

/** Codes that may be tried in one half signed-in session. */
export const codesMax = 5;

/** Counts a code before it is checked: which one of the session it is; undefined when there were too many. */
export async function countCode(app: App, sessionId: string): Promise<number | undefined> {
  const counted = await app.database.as.access
    .updateTable("access.session")
    .set((row) => ({ codes_tried: row("codes_tried", "+", 1) }))
    .where("session_id", "=", sessionId)
    .where("codes_tried", "<", codesMax)
    .returning("codes_tried")
    .executeTakeFirst();
  return counted?.codes_tried;
}

/** Tells a person that somebody who knows their password does not know the code (OWASP ASVS 5.0, 6.3.5). */
export async function tellOfWrongCodes(app: App, personId: string): Promise<void> {
  await app.database.as.access.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom("access.person")
      .select(["name", "email"])
      .where("person_id", "=", personId)
      .executeTakeFirst();
    if (!person?.email) return;
    await queueMail(tx, {
      to: person.email,
      subject: `${app.board.name}: someone has tried to sign in with your password`,
      text:
        `Dear ${person.name},\n\nSomeone entered your password and then ${codesMax} wrong codes. They could ` +
        "not sign in.\n\nIf this was you, use one of your recovery codes, or wait and try again. If it was not, " +
        `someone else knows your password. Change it now at ${app.site.address}${paths.password()}.\n\n` +
        `${app.board.name}\n`,
    });
  });
}
