import type { App } from "../app/app.ts";

/** What happened to an email, without its text. Instants are ISO. */
export type MailOutcome = {
  readonly to: string;
  readonly subject: string;
  readonly sentAt: string | null;
  readonly caughtAt: string | null;
  readonly failedAt: string | null;
  /** What the mail server said the last time, when it did not accept the message. */
  readonly fault: string | null;
};

/** What happened to one email; undefined when there is none with that identifier, or it is no longer kept. */
export async function findMailOutcome(app: App, mailId: string): Promise<MailOutcome | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(mailId)) return undefined;
  return app.database.as.worker
    .selectFrom("platform.mail")
    .select([
      "recipient as to",
      "subject",
      "sent_at as sentAt",
      "caught_at as caughtAt",
      "failed_at as failedAt",
      "fault",
    ])
    .where("mail_id", "=", mailId)
    .executeTakeFirst();
}
