import { isIP } from "node:net";
import type { Mailing, MailServer, Sender } from "../app/mailing.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads from the environment how emails are sent: `ACCOLADE_SMTP_URL` and `ACCOLADE_MAIL_FROM`. Refuses (throws
 * MailFault) what cannot be understood, without repeating it: it may hold a password.
 */
export function readMailing(environment: Environment): Mailing {
  const [url, from] = [environment["ACCOLADE_SMTP_URL"], environment["ACCOLADE_MAIL_FROM"]];
  if (!url) return { mode: "none" };
  const sender = from ? readSender(from) : undefined;
  if (!sender) throw new MailFault("mail-from", "ACCOLADE_MAIL_FROM must be an address such as office@board.example.");
  return { mode: "smtp", server: { ...readServer(url), from: sender } };
}

function readServer(text: string): Omit<MailServer, "from"> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.hostname.replace(/^\[(.*)\]$/, "$1") ?? "";
  if (!url || !/^smtps?:$/.test(url.protocol) || host === "" || /[?#]|\/./.test(url.pathname + url.search + url.hash)) {
    throw new MailFault(
      "mail-server",
      "ACCOLADE_SMTP_URL must look like smtps://user:password@host:465 or smtp://user:password@host:587, with " +
        "special characters of the password percent-encoded.",
    );
  }
  const atOnce = url.protocol === "smtps:";
  return {
    host,
    port: Number(url.port || (atOnce ? 465 : 587)),
    tls: atOnce ? "at-once" : isLoopback(host) ? "none" : "upgrade",
    login:
      url.username === ""
        ? undefined
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function readSender(text: string): Sender | undefined {
  const [, name = "", address = ""] = /^([^<>"\r\n]*)<([^<>]+)>$/.exec(text.trim()) ?? ["", "", text.trim()];
  return isAddress(address) ? { name: name.trim(), address } : undefined;
}

/** Whether a text is one email address and nothing else: no list, no name, nothing that could begin a header. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]+$/u.test(text);
}

/** A problem with the mail settings. */
export class MailFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
