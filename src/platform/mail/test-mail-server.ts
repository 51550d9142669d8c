import type { Server } from "node:net";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import type { MailServer } from "../app/mailing.ts";

/** A message as the test's mail server took it. */
export type Received = {
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string;
  readonly headers: string;
  readonly body: string;
};

export type TestMailServer = {
  readonly received: Received[];
  /** How many recipients were offered. */
  offers(): number;
  /** What it answers to a recipient: nothing to take it, or a code such as 450 or 550. */
  answer(code: number | undefined): void;
  /** How it is reached. */
  server(more?: Partial<MailServer>): MailServer;
  close(): Promise<void>;
};

/** A real mail server on this machine, for one test. */
export async function testMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: Received[] = [];
  const state: { code: number | undefined; offers: number } = { code: undefined, offers: 0 };
  const smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: ({ username = "", password }, _session, done) =>
      password === "right:word" ? done(null, { user: username }) : done(new Error("Wrong password")),
    onRcptTo: (_address, _session, done) => {
      state.offers += 1;
      if (state.code === undefined) done();
      else done(Object.assign(new Error("not today"), { responseCode: state.code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(receivedFrom(parts, session));
        done(null, "taken");
      });
    },
    ...options,
  });
  smtp.on("error", () => undefined);
  const listening = smtp.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  return {
    received,
    offers: () => state.offers,
    answer: (code) => {
      state.code = code;
    },
    server: (more = {}) => ({ ...reachedAt(listening), ...more }),
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

function reachedAt(listening: Server): MailServer {
  const at = listening.address();
  const port = at !== null && typeof at === "object" ? at.port : 0;
  return {
    host: "127.0.0.1",
    port,
    tls: "none",
    login: undefined,
    from: { name: "", address: "office@board.example" },
  };
}

function receivedFrom(parts: readonly Buffer[], session: SMTPServerSession): Received {
  const [headers = "", ...body] = Buffer.concat(parts).toString("latin1").split("\r\n\r\n");
  return {
    to: session.envelope.rcptTo.map((each) => each.address),
    secure: session.secure,
    user: typeof session.user === "string" ? session.user : "",
    headers,
    body: body.join("\r\n\r\n"),
  };
}
