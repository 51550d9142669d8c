import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite, type TestSite, type Visitor } from "../../start/test-site.ts";

const clock = { now: Temporal.Instant.from("2026-02-10T10:00:00Z") };
let site: TestSite;
let admin: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => clock.now });
  admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
});
afterAll(() => site.close());

const terms = "/board/settings/texts/terms";
const draft = (body: string) => admin.post(terms, { body });
const publish = (effectiveOn: string) => admin.post(`${terms}/publication`, { effectiveOn });

test("a page that was not published does not exist and is not linked, whatever is being written", async () => {
  const saved = await draft("## Use\n\nUse it **well**.\n\n<script>alert(1)</script>");
  expect([saved.status, saved.headers["location"]]).toEqual([303, `${terms}/publication`]);
  const preview = await admin.get(`${terms}/publication`);
  expect(preview.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  const everyone = site.visitor();
  expect((await everyone.get("/terms")).status).toBe(404);
  expect((await everyone.get("/terms/versions/1")).status).toBe(404);
  expect((await everyone.get("/")).body).not.toContain("/terms");
});

test("published, it is a page that everyone finds in the footer, with its version and day", async () => {
  expect((await publish("2026-02-10")).status).toBe(303);
  const page = await site.visitor().get("/terms");
  expect(page.body).toContain('<h2 class="govuk-heading-m">Use</h2>');
  expect(page.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page.body).toContain("Version 1, from 10 February 2026.");
  expect((await site.visitor().get("/")).body).toContain('href="/terms">Terms and conditions</a>');
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["subject_kind", "subject_id", "after"])
    .where("action", "=", "publish-text")
    .executeTakeFirstOrThrow();
  expect(act).toEqual({
    subject_kind: "board-text",
    subject_id: "terms 1",
    after: { version: 1, effectiveOn: "2026-02-10" },
  });
});

test("a later version is announced, takes effect on its day, and the earlier one stays readable", async () => {
  await draft("The second terms.");
  expect((await publish("2026-03-01")).status).toBe(303);
  const before = await site.visitor().get("/terms");
  expect(before.body).toContain("A new version takes effect on 1 March 2026.");
  expect(before.body).not.toContain("The second terms.");
  expect((await site.visitor().get("/terms/versions/2")).body).toContain("This version has not taken effect yet.");
  clock.now = Temporal.Instant.from("2026-03-01T00:00:00Z");
  const after = await site.visitor().get("/terms");
  expect(after.body).toContain("The second terms.");
  const first = await site.visitor().get("/terms/versions/1");
  expect([first.status, first.body.includes("This version has been replaced.")]).toEqual([200, true]);
  expect(first.body).toContain('<h2 class="govuk-heading-m">Use</h2>');
  expect((await site.visitor().get("/terms/versions/3")).status).toBe(404);
});

test("there is nothing to publish after publishing, and no text is published for a day that is past", async () => {
  expect((await publish("2026-03-01")).status).toBe(404);
  await draft("The third terms.");
  for (const [day, text] of [
    ["2026-02-28", "The text must take effect on or after 1 March 2026"],
    ["soon", "Enter the date the text takes effect"],
  ]) {
    const form = await publish(day ?? "");
    expect([form.status, form.body.includes(text ?? "")]).toEqual([422, true]);
    expect(form.body).toContain('href="#effectiveOn"');
  }
});

test.each([
  ["", "Enter the text of the page"],
  ["x".repeat(50_001), "50,000 characters or fewer"],
  ["[here](javascript:alert)", "The link to javascript:alert on line 1 must begin with https://"],
  ["The third terms.", "You have not changed the text."],
])("a draft that cannot be one is refused at its field", async (body, text) => {
  const form = await draft(body);
  expect([form.status, form.body.includes(text), form.body.includes('href="#body"')]).toEqual([422, true, true]);
});

test("a text of no kind is not there, and the accessibility statement is written by its questions", async () => {
  for (const kind of ["nothing", "accessibility"]) {
    expect((await admin.get(`/board/settings/texts/${kind}`)).status).toBe(404);
    expect((await admin.post(`/board/settings/texts/${kind}`, { body: "x" })).status).toBe(404);
  }
});

const statement = {
  compliance: "partial",
  failures: "Wide tables (1.4.10).",
  tested: "By hand.",
  preparedOn: "2026-02-01",
  reviewedOn: "2026-02-01",
  replyDays: "5",
  enforcement: "ehrc",
};

test("the accessibility statement is in the form of the law, and needs somebody to write to", async () => {
  const path = "/board/settings/accessibility-statement";
  const unreachable = await admin.post(path, statement);
  expect([unreachable.status, unreachable.body.includes("Add a contact for accessibility")]).toEqual([422, true]);
  await admin.post("/board/settings/contacts", { "general-email": "info@board.example", _step: "save" });
  const missing = await admin.post(path, { ...statement, compliance: "", enforcement: "", replyDays: "x" });
  expect(missing.status).toBe(422);
  for (const field of ["compliance", "enforcement", "replyDays"]) expect(missing.body).toContain(`href="#${field}"`);
  expect((await admin.post(path, statement)).status).toBe(303);
  const published = await admin.post("/board/settings/texts/accessibility/publication", { effectiveOn: "2026-03-01" });
  expect(published.status).toBe(303);
  const page = await site.visitor().get("/accessibility");
  expect(page.body).toContain("partially compliant with the Web Content Accessibility Guidelines version 2.2 AA");
  expect(page.body).toContain("Wide tables (1.4.10).");
  expect(page.body).toContain("mailto:info@board.example");
  expect(page.body).toContain("Equality and Human Rights Commission");
  expect((await admin.get(path)).body).toContain("Wide tables (1.4.10).");
});

test("nothing that is written becomes markup of the page", async () => {
  const nasty = [
    "## <img src=x onerror=alert(1)> {{ 7 * 7 }}",
    "- <a href='javascript:alert(1)'>x</a>",
    "1. [a \"quoted\" <b>](https://e.example/?a=1&b='2')",
    "</main><script>alert(1)</script>",
  ].join("\n\n");
  expect((await admin.post("/board/settings/texts/copyright", { body: nasty })).status).toBe(303);
  await admin.post("/board/settings/texts/copyright/publication", { effectiveOn: "2026-03-01" });
  const { body } = await site.visitor().get("/copyright");
  const [, main = ""] = /<main[^>]*>([^]*)<\/main>/.exec(body) ?? [];
  expect(main.match(/<(?:img|script|b|a)\b[^>]*>/g)).toEqual([
    '<a class="govuk-link" href="https://e.example/?a=1&amp;b=&#39;2&#39;">',
  ]);
  expect(main).toContain("{{ 7 * 7 }}");
  expect(body.match(/<\/main>/g)).toHaveLength(1);
});

test("everyone who is signed in reads what is published, whatever the account of the database", async () => {
  for (const [side, role] of [
    ["assessor", "examiner"],
    ["centre", "teacher"],
  ] as const) {
    const someone = await site.signIn({
      personId: side,
      name: side,
      side,
      role,
      centreId: side === "centre" ? "10001" : null,
    });
    for (const path of ["/terms", "/contact", "/cookies"])
      expect([path, (await someone.get(path)).status]).toEqual([path, 200]);
  }
});

test("programs learn which pages are published", async () => {
  const { pages } = JSON.parse((await site.visitor().get("/api/v1/board")).body);
  expect(pages).toEqual([
    { title: "Terms and conditions", path: "/terms", version: 2, effectiveOn: "2026-03-01" },
    { title: "Accessibility statement", path: "/accessibility", version: 1, effectiveOn: "2026-03-01" },
    { title: "Copyright", path: "/copyright", version: 1, effectiveOn: "2026-03-01" },
  ]);
});
