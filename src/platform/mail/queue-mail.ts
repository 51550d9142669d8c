import type { Tx } from "../database/database.ts";
import { newId } from "../database/new-id.ts";

/** An email to one person, in plain text. Links in it begin with the address of the site, never with a request's. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/**
 * Queues an email in the transaction of what it tells of: it is sent if that happened, and only then. Returns its
 * identifier.
 */
export async function queueMail(tx: Tx, mail: Mail): Promise<string> {
  const mailId = newId();
  await tx
    .insertInto("platform.mail")
    .values({ mail_id: mailId, recipient: mail.to, subject: oneLine(mail.subject), body: mail.text })
    .execute();
  return mailId;
}

/** A subject never carries a line end, which would begin a header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ");
}
