import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withNewKey, writeKeyRing } from "#platform/sealing";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { testMailServer } from "../../../platform/mail/test-mail-server.ts";
import { theProgram } from "../../../start/program.ts";
import { testSite, type TestSite, type Visitor } from "../../../start/test-site.ts";

const folder = mkdtempSync(join(tmpdir(), "set-up-"));
const keys = join(folder, "keys");
let site: TestSite;
let admin: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { named: false });
  Object.assign(site.app.database.address, { sealingKeys: keys });
  admin = await site.signIn({
    personId: "ada",
    name: "Ada Admin",
    side: "board",
    role: "administrator",
    email: "ada@board.example",
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** The titles of what the list still asks for; undefined when there is no list. */
async function toDo(who = admin): Promise<readonly string[] | undefined> {
  const { body } = await who.get("/board");
  if (!body.includes("Set up the board")) return undefined;
  return body
    .split('<li class="govuk-task-list__item')
    .slice(1)
    .filter((item) => item.includes("To do"))
    .map((item) => /(?:task-list__link"[^>]*>|hint">)([^<]+)</.exec(item)?.[1] ?? "");
}

test("a new board lists everything that is to be set up, to its administrators alone", async () => {
  expect(await toDo()).toEqual([
    "Name and identifier",
    "Contacts",
    "Accessibility statement",
    "Privacy notice",
    "Terms and conditions",
    "A second administrator",
    "Catalogue",
    "Centres",
    "Email",
    "Sealing keys",
    "Secure address",
  ]);
  const other = await site.signIn({ personId: "eve", name: "Eve", side: "board", role: "entries" });
  expect(await toDo(other)).toBeUndefined();
});

test("every link of the list leads to a page that the administrator can open", async () => {
  const { body } = await admin.get("/board");
  const links = [...body.matchAll(/task-list__link" href="([^"]+)"/g)].map(([, href = ""]) => href);
  expect(links.length).toBe(7);
  for (const href of links)
    expect([href, (await admin.get(href.replaceAll("&amp;", "&"))).status]).toEqual([href, 200]);
});

test("without a mail server the page says what to set, and no test is sent", async () => {
  const page = await admin.get("/board/settings/mail");
  expect(page.body).toContain("No mail server is set.");
  expect(page.body).toContain("ACCOLADE_SMTP_URL");
  expect(page.body).not.toContain("Send a test email");
  const sent = await admin.post("/board/settings/mail", { to: "ada@board.example" });
  const waiting = await site.app.database.as.worker.selectFrom("platform.mail").select("mail_id").execute();
  expect([sent.status, waiting]).toEqual([422, []]);
});

test("the list shrinks as things are done, and disappears with the last", async () => {
  const save = (part: string, form: Record<string, string>) =>
    admin.post(`/board/settings/${part}`, { ...form, _step: "save" });
  await save("identity", { name: "Northgate Awards", shortName: "Northgate", identifier: "77" });
  await save("contacts", { "general-email": "info@board.example" });
  for (const kind of ["terms", "privacy"]) {
    await admin.post(`/board/settings/texts/${kind}`, { body: "A text." });
    await admin.post(`/board/settings/texts/${kind}/publication`, { effectiveOn: "2026-02-10" });
  }
  expect(await toDo()).toEqual([
    "Accessibility statement",
    "A second administrator",
    "Catalogue",
    "Centres",
    "Email",
    "Sealing keys",
    "Secure address",
  ]);
  await admin.post("/board/settings/accessibility-statement", {
    compliance: "full",
    tested: "By hand.",
    preparedOn: "2026-02-10",
    reviewedOn: "2026-02-10",
    replyDays: "10",
    enforcement: "ehrc",
  });
  await admin.post("/board/settings/texts/accessibility/publication", { effectiveOn: "2026-02-10" });
  await site.signIn({ personId: "bob", name: "Bob", side: "board", role: "administrator" });
  await loadDemoCatalogue(site.app.database);
  const centres = "centre_id,name,kind,postcode,town,families\n90001,North School,school,LS1 1AA,Leeds,GCSE\n";
  expect((await admin.upload("/board/centres/add", "file", "centres.csv", Buffer.from(centres))).status).toBe(303);
  expect(await toDo()).toEqual(["Email", "Sealing keys", "Secure address"]);
  writeKeyRing(keys, withNewKey([]));
  const from = { name: "", address: "exams@board.example" };
  const server = { host: "mail.board.example", port: 465, tls: "at-once", login: undefined, from } as const;
  Object.assign(site.app, { mail: { mode: "smtp", server } });
  expect(await toDo()).toEqual(["Secure address"]);
  site.app.site.address = "https://exams.board.example";
  expect(await toDo()).toBeUndefined();
});

test("a test message says what became of it, and of no other", async () => {
  const mail = await testMailServer();
  Object.assign(site.app, { mail: { mode: "smtp", server: mail.server() }, log: () => undefined });
  site.app.site.address = "http://localhost";
  const wrong = await admin.post("/board/settings/mail", { to: "no address" });
  expect([wrong.status, wrong.body.includes('href="#to"')]).toEqual([422, true]);
  const send = async () =>
    String((await admin.post("/board/settings/mail", { to: "ada@board.example" })).headers["location"]);
  const job = theProgram.jobs.find(({ name }) => name === "mail")?.start(site.app);
  const round = () => job?.round(new AbortController().signal);
  const first = await send();
  expect(first).toMatch(/^\/board\/settings\/mail\?sent=[0-9a-f-]{36}$/);
  expect((await admin.get(first)).body).toContain("The email to ada@board.example is waiting to be sent.");
  await round();
  expect((await admin.get(first)).body).toContain("The mail server accepted the email to ada@board.example");
  expect(mail.received.at(-1)?.headers).toContain("Subject: Test email from Northgate Awards");
  mail.answer(550);
  const second = await send();
  await round();
  expect((await admin.get(second)).body).toContain("The email to ada@board.example could not be sent: ");
  const other = await site.app.database.as.worker
    .insertInto("platform.mail")
    .values({
      mail_id: "0197f000-0000-7000-8000-000000000000",
      recipient: "x@school.example",
      subject: "Secret",
      body: "",
    })
    .returning("mail_id")
    .executeTakeFirstOrThrow();
  expect((await admin.get(`/board/settings/mail?sent=${other.mail_id}`)).body).not.toContain("x@school.example");
  job?.close?.();
  await mail.close();
});
