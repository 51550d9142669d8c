import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CommandIo } from "#kernel";
import type { App } from "#platform/app";
import { addPerson, startSession } from "#people";
import { testMailServer } from "../../platform/mail/test-mail-server.ts";
import { type TestSite, testSite } from "../test-site.ts";
import { commandSources } from "../commands.ts";
import { routes } from "../routes.ts";
import { runCommand } from "../run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "accolade-operator-"));
const keysFile = join(folder, "sealing-keys");
const address = "https://exams.example.org";
let site: TestSite;
let app: App;
let databaseUrl: string;
beforeAll(async () => {
  site = await testSite(routes);
  app = site.app;
  const { host, port, name, secret } = app.database.address;
  databaseUrl = `postgres://accolade_root:${secret}@${encodeURIComponent(host)}:${port}/${name}`;
  vi.stubEnv("ACCOLADE_SECRET", secret);
  await app.database.as.worker.insertInto("centres.centre").values({ centre_id: "99901", name: "Ash Grove" }).execute();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await site.close();
  rmSync(folder, { recursive: true });
});

type Ran = { readonly status: number; readonly out: string; readonly err: string };

async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const said = { out: "", err: "" };
  const io: CommandIo = {
    input: process.stdin,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    environment: { DATABASE_URL: databaseUrl, ACCOLADE_ADDRESS: address, ...environment },
  };
  return { status: await runCommand(commandSources, args, io), ...said };
}

const link = (...args: string[]) => run(["sign-in-link", "--person", ...args]);
const first = (name: string, email: string, ...more: string[]) =>
  run(["first-administrator", "--name", name, "--email", email, ...more]);

async function lastAct() {
  return app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "person_name", "subject_id", "centre_id", "after"])
    .orderBy("at", "desc")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

const places = (personId: string) =>
  app.database.as.board
    .selectFrom("access.role_holding")
    .select(["role", "side", "centre_id"])
    .where("person_id", "=", personId)
    .execute();

test("the first administrator is made once, with a link that lets them set up how they sign in", async () => {
  const made = await first("Ada Admin", "Ada@Board.example");
  expect(made.status).toBe(0);
  expect(made.out).toMatch(/^https:\/\/exams\.example\.org\/sign-in\/[\w-]{43}\n$/);
  expect(made.err).toContain(
    "This link is for Ada Admin. It works once, within 24 hours. It lets them choose how to sign in.",
  );
  const used = await site.visitor().post(new URL(made.out.trim()).pathname, {});
  expect([used.status, used.headers["location"]]).toEqual([303, "/account/set-up"]);
  const act = await lastAct();
  expect(act).toMatchObject({ action: "make-first-administrator", person_name: "Command line", centre_id: null });
  expect(JSON.stringify(act)).not.toContain(made.out.trim().split("/").at(-1));
  expect(await places(act.subject_id)).toEqual([{ role: "administrator", side: "board", centre_id: null }]);
});

test("while there is an administrator, another is made only in spite of it", async () => {
  const refused = await first("Eve Extra", "eve@board.example");
  expect([refused.status, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain("administrator-exists: The board has an administrator: Ada Admin.");
  expect((await first("Eve Extra", "eve@board.example", "--despite")).status).toBe(0);
  expect((await lastAct()).after).toMatchObject({ name: "Eve Extra", despite: ["Ada Admin"] });
});

test("an administrator whose account is suspended or closed, or whose role has ended, does not count", async () => {
  const { access } = app.database.as;
  await access.updateTable("access.person").set({ state: "closed" }).where("name", "=", "Ada Admin").execute();
  expect((await first("Gus", "gus@board.example")).err).toContain("Eve Extra");
  await app.database.as.board
    .updateTable("access.role_holding")
    .set({ ended_at: "2026-01-01T00:00:00Z", ended_by: "x" })
    .where("role", "=", "administrator")
    .execute();
  await addPerson(app, {
    personId: "kim",
    name: "Kim Known",
    side: "board",
    role: "entries",
    email: "kim@board.example",
  });
  expect((await first("Else", "kim@board.example")).err).toContain(
    "email-of-another: This email address belongs to Kim",
  );
  expect((await first("Kim Known", "kim@board.example")).status).toBe(0);
  expect((await places("kim")).map(({ role }) => role).toSorted()).toEqual(["administrator", "entries"]);
  expect((await first("Ada Admin", "ada@board.example", "--despite")).err).toContain("is closed");
});

test("two first administrators at the same moment: one is made", async () => {
  await app.database.as.board
    .updateTable("access.role_holding")
    .set({ ended_at: "2026-01-01T00:00:00Z", ended_by: "x" })
    .where("role", "=", "administrator")
    .execute();
  const made = await Promise.all([first("One", "one@board.example"), first("Two", "two@board.example")]);
  expect(made.map(({ status }) => status).toSorted()).toEqual([0, 1]);
});

test("a person is added with a role at a centre of the register, and gets a link", async () => {
  const made = await link("olu", "--role", "exams-officer", "--name", "Olu Officer", "--centre", "99901");
  expect(made.status).toBe(0);
  expect(await places("olu")).toEqual([{ role: "exams-officer", side: "centre", centre_id: "99901" }]);
  expect(await lastAct()).toMatchObject({
    action: "make-sign-in-link",
    subject_id: "olu",
    after: { purpose: "set-up", hours: 24 },
  });
  const acts = await app.database.as.board
    .selectFrom("audit.act")
    .select("centre_id")
    .where("action", "=", "add-person")
    .execute();
  expect(acts).toEqual([{ centre_id: "99901" }]);
});

test("somebody known gets a link by their name or their address", async () => {
  for (const person of ["kim", "KIM@board.example"]) expect((await link(person)).err).toContain("for Kim Known");
});

test.each([
  [["zoe", "--role", "exams-officer", "--name", "Zoe", "--centre", "99999"], 1, /99999 is not on the register/],
  [["kim", "--role", "finance", "--name", "Kim Known"], 1, /person-known.*Roles are given on the People page/],
  [["zoe", "--role", "entries", "--name", "Zoe", "--email", "kim@board.example"], 1, /email-known.*that of Kim Known/],
  [["nobody"], 1, /person-unknown: There is no person nobody/],
  [["zoe", "--role", "king", "--name", "Zoe"], 2, /role-name-unknown: A role is one of/],
  [["zoe", "--role", "entries"], 2, /person-name-unreadable/],
  [["zoe", "--name", "Zoe"], 2, /role-name-unknown/],
  [["a b", "--role", "entries", "--name", "Zoe"], 2, /person-unreadable/],
  [["zoe", "--role", "entries", "--name", "Zoe\nBcc: x"], 2, /person-name-unreadable/],
  [["zoe", "--role", "entries", "--name", "Zoe", "--email", "zoe"], 2, /email-unreadable/],
  [["zoe", "--role", "candidate", "--name", "Zoe"], 2, /added with their entries/],
  [["zoe", "--role", "teacher", "--name", "Zoe", "--centre", "99901"], 2, /is given for subjects/],
  [["zoe", "--role", "exams-officer", "--name", "Zoe"], 2, /needs --centre/],
  [["zoe", "--role", "entries", "--name", "Zoe", "--centre", "99901"], 2, /Leave out --centre/],
  [["zoe", "--email", "zoe@board.example"], 2, /only for a new person/],
])("sign-in-link --person %j is refused plainly, and nobody is added", async (args, status, text) => {
  const ran = await link(...args);
  expect([ran.status, ran.out]).toEqual([status, ""]);
  expect(ran.err).toMatch(text);
  expect(await places("zoe")).toEqual([]);
});

test("an account that is closed gets no link", async () => {
  expect((await link("ada@board.example")).err).toContain("account-cannot-sign-in: The account of Ada Admin is closed");
});

test("every session is ended at once, when it is meant", async () => {
  const from = { browser: "a test", network: "127.0.0.1" };
  for (const level of ["full", "half"] as const) {
    await startSession(app, { personId: "kim", level, method: "passkey", from });
  }
  const count = async () =>
    Number(
      (
        await app.database.as.access
          .selectFrom("access.session")
          .select((row) => row.fn.countAll<number>().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );
  const before = await count();
  expect((await run(["sessions", "end-all"])).status).toBe(2);
  expect([before > 1, await count()]).toEqual([true, before]);
  expect(await run(["sessions", "end-all", "--yes"])).toMatchObject({ status: 0, out: `${before} sessions ended.\n` });
  expect(await count()).toBe(0);
  expect(await lastAct()).toMatchObject({ action: "end-all-sessions", after: { sessionsEnded: before } });
});

test("keys are rotated in the file that is named, and without one it is said what to set", async () => {
  expect((await run(["keys", "rotate"])).err).toContain("Set ACCOLADE_SEALING_KEYS to a file");
  vi.stubEnv("ACCOLADE_SEALING_KEYS", keysFile);
  const [one, two] = [await run(["keys", "rotate"]), await run(["keys", "rotate"])];
  expect(one.out).toBe(
    `k1 is the new key. It seals 0 secrets.\nKeep a copy of ${keysFile} with the next backup of the data.\n`,
  );
  expect(two.out).toContain("Removed: k1.");
  expect(readFileSync(keysFile, "utf8")).toMatch(/^#.*\nk2 [0-9a-f]{64}\n$/);
});

test.each([
  [["first-administrator", "--name", "Ada"], 2, /give the person with --name NAME --email ADDRESS/],
  [["first-administrator", "--name", "Ada", "--email", "ada"], 1, /email-unreadable/],
  [["sessions", "burn"], 2, /burn is not a task/],
  [["keys", "burn"], 2, /burn is not a task/],
  [["mail", "test"], 2, /mail test --to ADDRESS/],
  [["mail", "test", "--to", "a@b.example,c@d.example"], 2, /mail test --to ADDRESS/],
  [["mail", "test", "--to", "a@b.example"], 1, /no mail server is set/],
  [["serve", "--capture-mail"], 2, /must be on this machine alone/],
  [
    ["serve", "--capture-mail", "--address", "http://localhost", "--host", "10.0.0.1"],
    2,
    /must be on this machine alone/,
  ],
])("%j is refused plainly", async (args, status, text) => {
  const ran = await run(args);
  expect([ran.status, ran.out]).toEqual([status, ""]);
  expect(ran.err).toMatch(text);
});

test.each([
  [{ ACCOLADE_SMTP_URL: "mail.example" }, /ACCOLADE_MAIL_FROM must be an address/],
  [{ ACCOLADE_SMTP_URL: "mail.example", ACCOLADE_MAIL_FROM: "a@b.example" }, /ACCOLADE_SMTP_URL must look like/],
  [{ ACCOLADE_PROXIES: "10.0.0.0/8, everybody" }, /everybody in ACCOLADE_PROXIES is not an address/],
  [{ ACCOLADE_PROXIES: "0.0.0.0/0" }, /0\.0\.0\.0\/0 in ACCOLADE_PROXIES is not an address/],
  [{ ACCOLADE_ADDRESS: "exams" }, /exams is not a web address/],
])("settings that cannot be meant stop the start: %j", async (environment, text) => {
  const ran = await run(["serve", "--port", "0"], environment);
  expect(ran.status).toBe(1);
  expect(ran.err).toMatch(text);
});

test("a test message says what the server answered, or why it did not take it", async () => {
  const server = await testMailServer();
  const { port } = server.server();
  const environment = { ACCOLADE_SMTP_URL: `smtp://127.0.0.1:${port}`, ACCOLADE_MAIL_FROM: "exams@board.example" };
  const sent = await run(["mail", "test", "--to", "ann@school.example"], environment);
  expect(sent).toEqual({ status: 0, out: `127.0.0.1:${port} accepted the message and answered: 250 taken\n`, err: "" });
  expect(server.received[0]?.to).toEqual(["ann@school.example"]);
  server.answer(550);
  const again = () => run(["mail", "test", "--to", "ann@school.example"], environment);
  expect((await again()).err).toMatch(/did not accept the message: .*550/);
  await server.close();
  expect((await again()).err).toMatch(/ECONNREFUSED/);
});
