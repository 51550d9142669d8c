import type { CommandIo } from "#kernel";
import type { MailServer } from "#platform/app";
import { defineCommand } from "#platform/cli";
import { newId } from "#platform/database";
import { isAddress, openTransport, readMailing } from "#platform/mail";

/** Sends one message, to check that the mail server accepts it. */
export const mail = defineCommand({
  name: "mail",
  summary: "Send a test email and print the mail server's answer (mail test --to ADDRESS)",
  options: { to: { type: "text", value: "ADDRESS", about: "the address to send it to" } },
  rest: { name: "test", min: 1, max: 1 },
  run: async ({ to }, [task], io) => {
    if (task !== "test" || !to || !isAddress(to)) {
      io.err("accolade mail: use ./accolade mail test --to ADDRESS\n");
      return 2;
    }
    const mailing = readMailing(io.environment);
    if (mailing.mode === "smtp") return send(mailing.server, to, io);
    io.err("accolade mail: no mail server is set. Set ACCOLADE_SMTP_URL and ACCOLADE_MAIL_FROM.\n");
    return 1;
  },
});

async function send(server: MailServer, to: string, io: CommandIo): Promise<number> {
  const transport = openTransport(server, () => "Accolade");
  const place = `${server.host}:${server.port}`;
  try {
    const answer = await transport.send({
      mailId: newId(),
      to,
      subject: "Test of the mail server",
      queuedAt: Temporal.Now.instant().toString(),
      text: "This is a test. Accolade can send email.\n",
    });
    io.out(`${place} accepted the message and answered: ${answer}\n`);
    return 0;
  } catch (fault) {
    io.err(
      `accolade mail: ${place} did not accept the message: ${fault instanceof Error ? fault.message : String(fault)}\n`,
    );
    return 1;
  } finally {
    transport.close();
  }
}
