import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../app/app.ts";
import { startWorker } from "../jobs/work.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { theProgram } from "../../start/program.ts";
import { captureMail } from "./capture-mail.ts";
import { deliverMail } from "./deliver-mail.ts";
import type { MailServer } from "../app/mailing.ts";
import { openTransport, type Transport } from "./open-transport.ts";
import { queueMail } from "./queue-mail.ts";
import { testCertificate } from "./test-certificate.ts";
import { type TestMailServer, testMailServer } from "./test-mail-server.ts";

const trusted = getCACertificates();
const logged: string[] = [];
const open: TestMailServer[] = [];
let site: TestSite;
let app: App;
let mail: TestMailServer;
beforeAll(async () => {
  site = await testSite([]);
  app = { ...site.app, log: (line) => void logged.push(line) };
});
beforeEach(async () => {
  mail = await serverOf();
  logged.length = 0;
  await site.app.database.as.worker.updateTable("platform.mail").set({ sent_at: "2026-01-01T00:00:00Z" }).execute();
});
afterEach(async () => {
  setDefaultCACertificates(trusted);
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(() => site.close());

async function serverOf(options: Parameters<typeof testMailServer>[0] = {}): Promise<TestMailServer> {
  const server = await testMailServer(options);
  open.push(server);
  return server;
}

async function queue(letter: { to?: string; subject?: string; text?: string } = {}): Promise<void> {
  await app.database.as.board
    .transaction()
    .execute((tx) =>
      queueMail(tx, {
        to: "ann@school.example",
        subject: "An invitation",
        text: "Open http://localhost/invitations/x",
        ...letter,
      }),
    );
}

const deliver = (to: MailServer = mail.server()) =>
  deliverMail(
    app,
    openTransport(to, () => "Meridian"),
  );

async function last() {
  return app.database.as.worker
    .selectFrom("platform.mail")
    .select(["mail_id", "body", "attempts", "sent_at", "failed_at", "fault", "next_at"])
    .orderBy("mail_id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

async function dueAgain(): Promise<void> {
  await app.database.as.worker.updateTable("platform.mail").set({ next_at: "2026-01-01T00:00:00Z" }).execute();
}

const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(mail.received.at(-1)?.headers ?? "")?.[1];

test("a message is delivered once, as plain text, and its body is not kept", async () => {
  const text = `Zażółć gęślą jaźń.\n.\n${"long ".repeat(60)}\nhttp://localhost/x`;
  await queue({ subject: "Zaproszenie: próba", text });
  expect(await deliver()).toBe(1);
  expect(await deliver()).toBe(0);
  expect(mail.received).toHaveLength(1);
  const { mail_id, sent_at, body, attempts } = await last();
  expect([sent_at === null, body, attempts]).toEqual([false, null, 1]);
  expect(header("Message-ID")).toBe(`<${mail_id}@board.example>`);
  expect(header("Auto-Submitted")).toBe("auto-generated");
  expect(header("From")).toBe("Meridian <office@board.example>");
  expect(header("Content-Transfer-Encoding")).toBe("quoted-printable");
  expect(header("Content-Type")).toMatch(/^text\/plain; charset=utf-8/i);
  expect(header("Date")).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/);
  expect(
    decoded(mail.received[0]?.body ?? "")
      .trimEnd()
      .replaceAll("\r\n", "\n"),
  ).toBe(text);
});

function decoded(quoted: string): string {
  const bytes = quoted
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("what is in one transaction is sent only if that ends well", async () => {
  await expect(
    app.database.as.board.transaction().execute(async (tx) => {
      await queueMail(tx, { to: "ann@school.example", subject: "x", text: "x" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await deliver()).toBe(0);
});

test("a line end in a subject begins no header, and a recipient that is a list gets nothing", async () => {
  await queue({ subject: "Hello\r\nBcc: all@school.example\r\n\r\nnot mine" });
  await deliver();
  expect(mail.received[0]?.headers).not.toMatch(/^Bcc:/im);
  expect(mail.received[0]?.to).toEqual(["ann@school.example"]);
  await queue({ to: "ann@school.example, all@school.example" });
  expect(await deliver()).toBe(0);
  expect(await last()).toMatchObject({ fault: "the recipient is not an address", body: null });
});

test("another site's link does not leave, and does not keep the message from leaving", async () => {
  await queue({ text: "Dear http://evil.example/lottery\nOpen http://localhost/x" });
  expect(await deliver()).toBe(1);
  expect(decoded(mail.received[0]?.body ?? "")).toContain("Dear (a link was left out)\r\nOpen http://localhost/x");
});

test("a passing refusal (4xx) is tried again later, then delivered", async () => {
  await queue();
  mail.answer(450);
  expect(await deliver()).toBe(0);
  expect(await deliver()).toBe(0);
  expect(mail.offers()).toBe(1);
  expect(await last()).toMatchObject({ attempts: 1, sent_at: null, failed_at: null });
  expect((await last()).fault).toContain("450");
  expect(logged).toEqual([expect.stringMatching(/^mail [0-9a-f-]{36}: .*450.*; again in 1 minutes$/)]);
  mail.answer(undefined);
  await dueAgain();
  expect(await deliver()).toBe(1);
  expect(await last()).toMatchObject({ attempts: 2, fault: null, body: null });
});

test("a lasting refusal (5xx) of the recipient ends the attempts at once", async () => {
  await queue();
  mail.answer(550);
  await deliver();
  await dueAgain();
  await deliver();
  expect(mail.offers()).toBe(1);
  const { failed_at, body } = await last();
  expect([failed_at === null, body]).toEqual([false, null]);
  expect(logged[0]).toMatch(/550.*; no more attempts$/);
  expect(logged.join()).not.toContain("/invitations/x");
});

test("no more attempts are made after 12; a server that is down is not a lasting refusal", async () => {
  await queue();
  const away = { ...mail.server(), port: 1 };
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    expect((await last()).failed_at).toBeNull();
    await dueAgain();
    await deliver(away);
  }
  expect(await last()).toMatchObject({ attempts: 12, body: null, fault: expect.stringContaining("ECONNREFUSED") });
  expect((await last()).failed_at).not.toBeNull();
});

test("a wrong password loses no message and is not repeated in the log", async () => {
  await queue();
  await deliver(mail.server({ login: { user: "ann", password: "s3cret-word" } }));
  expect(await last()).toMatchObject({ failed_at: null, attempts: 1, fault: expect.stringContaining("535") });
  expect(logged.join()).not.toContain("s3cret-word");
});

test("a certificate nobody vouches for is refused, and the message waits", async () => {
  const secure = await serverOf({ secure: true, ...testCertificate() });
  await queue();
  expect(await deliver(secure.server({ host: "localhost", tls: "at-once" }))).toBe(0);
  expect(secure.received).toEqual([]);
  expect((await last()).fault).toMatch(/self-signed certificate/);
});

test("a sound certificate of another name is refused", async () => {
  const certificate = testCertificate();
  setDefaultCACertificates([...trusted, certificate.cert]);
  const secure = await serverOf({ secure: true, ...certificate });
  await queue();
  expect(await deliver(secure.server({ host: "127.0.0.1", tls: "at-once" }))).toBe(0);
  expect([secure.received, (await last()).fault]).toEqual([[], expect.stringContaining("does not match certificate")]);
});

test.each(["at-once", "upgrade"] as const)("over TLS %s with a sound certificate, name and password", async (tls) => {
  const certificate = testCertificate();
  setDefaultCACertificates([...trusted, certificate.cert]);
  mail = await serverOf({ secure: tls === "at-once", hideSTARTTLS: false, authOptional: false, ...certificate });
  await queue();
  const login = { user: "ann", password: "right:word" };
  expect(await deliver(mail.server({ host: "localhost", tls, login }))).toBe(1);
  expect(mail.received).toMatchObject([{ secure: true, user: "ann" }]);
});

test("without STARTTLS nothing is said to a server elsewhere", async () => {
  mail = await serverOf({ disabledCommands: ["STARTTLS"] });
  await queue();
  expect(await deliver(mail.server({ tls: "upgrade", login: { user: "ann", password: "right:word" } }))).toBe(0);
  expect([mail.received, mail.offers()]).toEqual([[], 0]);
  expect((await last()).fault).toMatch(/STARTTLS/);
});

test("a program that dies between sending and marking sends again, with the same identifier", async () => {
  await queue();
  const transport = openTransport(mail.server(), () => "Meridian");
  const dying: Transport = {
    ...transport,
    send: async (letter) => {
      const answer = await transport.send(letter);
      await app.database.pools.worker.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'accolade_worker' and state = 'idle in transaction'`);
      return answer;
    },
  };
  await expect(deliverMail(app, dying)).rejects.toThrow();
  expect(await last()).toMatchObject({ sent_at: null, attempts: 0 });
  expect(await deliver()).toBe(1);
  const ids = mail.received.map(({ headers }) => /^Message-ID: (.*)$/im.exec(headers)?.[1]);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});

test("several workers at once send each message once", async () => {
  for (let number = 0; number < 12; number += 1) await queue({ subject: `Number ${number}` });
  const sent = await Promise.all([deliver(), deliver(), deliver()]);
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(12);
  const subjects = mail.received.map(({ headers }) => /^Subject: (.*)$/im.exec(headers)?.[1]);
  expect([subjects.length, new Set(subjects).size]).toEqual([12, 12]);
});

test("the worker sends until it is stopped", async () => {
  await queue();
  const worker = startWorker({ ...app, mail: { mode: "smtp", server: mail.server() } }, [], theProgram.jobs);
  while (mail.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await worker.stop();
  expect((await last()).sent_at).not.toBeNull();
});

test("what was caught is kept to be read, and never sent later; without a server messages wait", async () => {
  await queue();
  const waiting = startWorker({ ...app, mail: { mode: "none" } }, [], theProgram.jobs);
  await waiting.stop();
  expect((await last()).body).not.toBeNull();
  expect(await captureMail(app)).toBe(1);
  expect(await deliver()).toBe(0);
  expect((await last()).body).toContain("/invitations/x");
});
