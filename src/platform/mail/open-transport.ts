import { createTransport } from "nodemailer";
import type { MailServer } from "../app/mailing.ts";

/** An email as it goes to the mail server. */
export type Letter = {
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** When it was written, as an instant in text. */
  readonly queuedAt: string;
};

/** The transport to the mail server. */
export type Transport = {
  /** Sends one email; gives what the server answered. Throws what went wrong, with the server's answer in it. */
  send(letter: Letter): Promise<string>;
  close(): void;
};

/**
 * Opens a transport to a mail server. Its certificate must be valid and its own, and nothing is sent without TLS,
 * except to a server on this machine. An email always has the same identifier, so that one sent twice is recognised.
 */
export function openTransport(server: MailServer, boardName: () => string): Transport {
  const { host, port, tls, login, from } = server;
  const transport = createTransport({
    host,
    port,
    secure: tls === "at-once",
    requireTLS: tls === "upgrade",
    ignoreTLS: tls === "none",
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.split("@").at(-1) ?? "localhost";
  return {
    send: async ({ mailId, to, subject, text, queuedAt }) => {
      const sent = await transport.sendMail({
        from: { name: from.name || boardName(), address: from.address },
        to: { name: "", address: to },
        envelope: { from: from.address, to: [to] },
        subject,
        text,
        textEncoding: "quoted-printable",
        encoding: "quoted-printable",
        messageId: `<${mailId}@${domain}>`,
        date: mailDate(queuedAt),
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return sent.response;
    },
    close: () => transport.close(),
  };
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An instant as a header has it: `Tue, 10 Feb 2026 10:00:00 +0000` (RFC 5322, 3.3). */
function mailDate(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO("UTC");
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    `${days[at.dayOfWeek - 1]}, ${two(at.day)} ${months[at.month - 1]} ${at.year} ` +
    `${two(at.hour)}:${two(at.minute)}:${two(at.second)} +0000`
  );
}
