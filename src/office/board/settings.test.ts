import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshBoard } from "#platform/app";
import { buildServer } from "#platform/web";
import { testSite, type TestSite, type Visitor } from "../../start/test-site.ts";
import { theProgram } from "../../start/program.ts";

let site: TestSite;
let admin: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { named: false });
  admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
});
afterAll(() => site.close());

const identity = {
  name: "Northgate Awards",
  shortName: "Northgate",
  identifier: "77",
  postalAddress: "1 North Street\nLeeds",
  webAddress: "https://www.northgate.example",
};

async function lastAct(): Promise<{ action: string; person_id: string; subject_id: string; before: unknown }> {
  return site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "person_id", "subject_id", "before"])
    .where("chain", "=", "board")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

test("a board without a name says so to the administrator alone", async () => {
  const [own, everyone] = [await admin.get("/board"), await site.visitor().get("/")];
  expect(own.body).toContain("This board has not been named yet");
  expect(everyone.body).toContain('<a class="acc-header__board" href="/">Awarding organisation</a>');
  expect(everyone.body).not.toContain("This board has not been named yet");
  expect(everyone.body).not.toContain("Meridian");
});

test("before there is an identifier no file is taken, and nothing says otherwise", async () => {
  const board = await site.signIn({ personId: "eve", name: "Eve Entries", side: "board", role: "entries" });
  const sent = await board.upload("/board/entry-files", "files", "E9000177.X01", Buffer.from("x"));
  expect(sent.body).toContain("The board has not set its identifier, so files cannot be sent or received yet.");
  const stored = await site.app.database.as.worker.selectFrom("exchange.file").select("file_id").execute();
  expect(stored).toEqual([]);
});

test("a name is checked, then saved with an audit row, and every page shows it at once", async () => {
  const check = await admin.post("/board/settings/identity", identity);
  expect([check.status, check.body.includes("Check your changes")]).toEqual([200, true]);
  expect((await site.visitor().get("/")).body).not.toContain("Northgate");
  const saved = await admin.post("/board/settings/identity", { ...identity, _step: "save" });
  expect([saved.status, saved.headers["location"]]).toEqual([303, "/board/settings?done=identity"]);
  const page = await site.visitor().get("/");
  expect(page.body).toContain('<a class="acc-header__board" href="/">Northgate Awards</a>');
  expect(page.body).toContain("Northgate Awards, awarding body 77.");
  expect(await lastAct()).toMatchObject({ action: "change-identity", person_id: "ada", before: { name: null } });
});

test("another process on the same database shows a change within a second, and in its next round", async () => {
  const other = { ...site.app, database: { ...site.app.database } };
  const server = await buildServer(other, theProgram.routes);
  const about = async (): Promise<string> => (await server.inject({ url: "/about" })).body;
  expect(await about()).toContain("Northgate Awards runs on Accolade");
  await admin.post("/board/settings/identity", { ...identity, name: "Northgate Exams", _step: "save" });
  await new Promise((done) => setTimeout(done, 1000));
  expect(await about()).toContain("Northgate Exams runs on Accolade");
  await admin.post("/board/settings/identity", { ...identity, _step: "save" });
  await refreshBoard(other);
  expect(other.board).toMatchObject({ name: "Northgate Awards", identifier: "77", naming: null });
  await server.close();
});

test("this process shows its own change at once, and does not read the board for every request", async () => {
  await admin.post("/board/settings/identity", { ...identity, name: "Northgate Exams", _step: "save" });
  const page = await site.visitor().get("/about");
  expect(page.body).toContain("Northgate Exams runs on Accolade");
  const read = site.app.board;
  await site.app.database.pools.board.query("update board.profile set name = 'Changed behind its back'");
  expect((await site.visitor().get("/about")).body).toContain("Northgate Exams runs on Accolade");
  expect(site.app.board).toBe(read);
  await site.app.database.pools.board.query("update board.profile set name = 'Northgate Exams'");
  await admin.post("/board/settings/identity", { ...identity, _step: "save" });
});

test("going back from the check page keeps what was typed", async () => {
  const form = await admin.post("/board/settings/identity", { ...identity, name: "Half & Half", _step: "edit" });
  expect([form.status, form.body.includes('value="Half &amp; Half"')]).toEqual([200, true]);
});

test("a new identifier is warned of on the check page", async () => {
  const check = await admin.post("/board/settings/identity", { ...identity, identifier: "78" });
  expect(check.body).toContain("Files that name awarding body 77 will be refused.");
});

test.each([
  ["name", "x", "Enter the name of the board"],
  ["name", "x".repeat(101), "Enter the name of the board"],
  ["shortName", "", "Enter a short name"],
  ["identifier", "7", "which is 2 digits"],
  ["identifier", "A1", "which is 2 digits"],
  ["postalAddress", "x".repeat(501), "Postal address must be 500 characters or fewer"],
  ["webAddress", "http://www.northgate.example", "Enter a web address that begins with https://"],
  ["webAddress", "https://user@northgate.example", "Enter a web address that begins with https://"],
  ["webAddress", "javascript:alert(1)", "Enter a web address that begins with https://"],
])("%s %j is refused on the form, at the field", async (field, value, text) => {
  for (const step of [{}, { _step: "save" }]) {
    const form = await admin.post("/board/settings/identity", { ...identity, [field]: value, ...step });
    expect([form.status, form.body.includes(text)]).toEqual([422, true]);
    expect(form.body).toContain(`href="#${field}"`);
  }
});

test("a change that changes nothing is refused, and leaves nothing in the log", async () => {
  const before = await lastAct();
  const form = await admin.post("/board/settings/identity", { ...identity, _step: "save" });
  expect([form.status, form.body.includes("You have not changed anything")]).toEqual([422, true]);
  expect(await lastAct()).toEqual(before);
});

test("contacts become a public page with a link on every page", async () => {
  const before = await site.visitor().get("/contact");
  expect([before.status, before.body.includes("has not given its contact details")]).toEqual([200, true]);
  const without = await admin.post("/board/settings/contacts", { "privacy-email": "dpo@northgate.example" });
  expect([without.status, without.body.includes("general enquiries")]).toEqual([422, true]);
  const wrong = await admin.post("/board/settings/contacts", {
    "general-email": "no address",
    "general-telephone": "x",
  });
  expect([wrong.status, wrong.body.includes("#general-email"), wrong.body.includes("#general-telephone")]).toEqual([
    422,
    true,
    true,
  ]);
  const wanted = { "general-email": "info@northgate.example", "safeguarding-telephone": "+44 20 7946 0000" };
  const saved = await admin.post("/board/settings/contacts", { ...wanted, _step: "save" });
  expect(saved.status).toBe(303);
  const page = await site.visitor().get("/contact");
  expect(page.body).toContain("mailto:info@northgate.example");
  expect(page.body).toContain("+44 20 7946 0000");
  expect((await site.visitor().get("/nowhere")).body).toContain('href="/contact">Contact us</a>');
  expect(await lastAct()).toMatchObject({ action: "change-contacts", subject_id: "contacts" });
});

test("links in the footer are on every page, in their order", async () => {
  const half = await admin.post("/board/settings/links", { "text-1": "News" });
  expect([half.status, half.body.includes("#href-1")]).toEqual([422, true]);
  const wanted = {
    "text-2": "News",
    "href-2": "https://news.example/a",
    "text-5": "Jobs",
    "href-5": "https://jobs.example",
  };
  expect((await admin.post("/board/settings/links", { ...wanted, _step: "save" })).status).toBe(303);
  const { body } = await site.visitor().get("/");
  expect(body.indexOf("https://news.example/a")).toBeGreaterThan(0);
  expect(body.indexOf("https://jobs.example")).toBeGreaterThan(body.indexOf("https://news.example/a"));
});

test("programs read the public facts, and nothing that is not published", async () => {
  const answer = await site.visitor().get("/api/v1/board");
  expect(JSON.parse(answer.body)).toEqual({
    name: "Northgate Awards",
    shortName: "Northgate",
    identifier: "77",
    postalAddress: "1 North Street\nLeeds",
    webAddress: "https://www.northgate.example",
    logo: null,
    contacts: [
      { about: "General enquiries", email: "info@northgate.example", telephone: null },
      { about: "Safeguarding", email: null, telephone: "+44 20 7946 0000" },
    ],
    pages: [],
  });
});

test("only an administrator of the board sees the settings or changes them", async () => {
  const officer = await site.signIn({ personId: "abe", name: "Abe", side: "board", role: "approvals" });
  for (const path of ["/board/settings", "/board/settings/identity", "/board/settings/mail"]) {
    expect((await officer.get(path)).status).toBe(403);
  }
  const tried = await officer.post("/board/settings/identity", { ...identity, name: "Mine", _step: "save" });
  expect([tried.status, (await site.visitor().get("/")).body.includes("Mine")]).toEqual([403, false]);
});

test("the settings page shows all that is set, and what is not", async () => {
  const page = await admin.get("/board/settings?done=identity");
  expect(page.status).toBe(200);
  for (const text of [
    "Name, identifier and addresses saved.",
    "Northgate Awards",
    "info@northgate.example",
    "https://news.example/a",
    "Not published",
    "No mail server is set.",
  ]) {
    expect(page.body).toContain(text);
  }
});
