import { type Decision, ok, refuse } from "#kernel";

/** Whether a test message can go anywhere: there is a way to send it, and an address that is one. */
export function maySendTest(sends: boolean, to: string, isAddress: boolean): Decision<string> {
  if (!sends) {
    return refuse(
      "mail-not-set",
      "No mail server is set, so a message would wait. Set ACCOLADE_SMTP_URL and ACCOLADE_MAIL_FROM, and start the " +
        "server again.",
    );
  }
  return isAddress ? ok(to) : refuse("mail-address-invalid", "Enter the e-mail address in full", { field: "to" });
}
