import type { App } from "#platform/app";

/** How messages leave, in words, with what to do about it; and whether that is settled. */
export type MailState = { readonly done: boolean; readonly text: string; readonly fix: readonly string[] };

export function mailState(mail: App["mail"]): MailState {
  switch (mail.mode) {
    case "smtp":
      return {
        done: true,
        text: `Emails are sent through ${mail.server.host}, from ${mail.server.from.address}.`,
        fix: [],
      };
    case "capture":
      return {
        done: false,
        text: "Emails are captured and shown on this site. None are sent.",
        fix: [
          "This is for demonstrations and development. To send emails, set ACCOLADE_SMTP_URL and " +
            "ACCOLADE_MAIL_FROM, and start the server without --capture-mail.",
        ],
      };
    case "none":
      return {
        done: false,
        text: "No mail server is set. Emails such as invitations are not sent until there is one.",
        fix: [
          "The operator of the server sets ACCOLADE_SMTP_URL (for example smtps://user:password@mail.example.org:465) " +
            "and ACCOLADE_MAIL_FROM (for example exams@example.org), and starts it again.",
        ],
      };
  }
}
