import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { queueMail } from "../queue-mail.ts";
import { capturedMailRoutes } from "./page.ts";
import { paragraphsOf } from "./paragraphs.ts";

let demo: TestSite;
let real: TestSite;
let development: TestSite;
beforeAll(async () => {
  demo = await testSite(capturedMailRoutes, { demo: true });
  real = await testSite(capturedMailRoutes);
  development = await testSite(capturedMailRoutes, { mail: { mode: "capture" } });
});
afterAll(() => Promise.all([demo.close(), real.close(), development.close()]));

async function write(site: TestSite, to: string, subject: string, text: string): Promise<void> {
  await site.app.database.as.board.transaction().execute((tx) => queueMail(tx, { to, subject, text }));
}

test("captured emails are listed, newest first, with links that can be followed", async () => {
  expect((await demo.visitor().get("/demonstration/mail")).body).toContain("No emails yet.");
  await write(demo, "ann@school.example", "First", "Good morning");
  await write(demo, "ben@school.example", "Second <b>", "Open this:\nhttp://localhost/set-up/a_b-c.\n\nGood bye");
  const { status, body } = await demo.visitor().get("/demonstration/mail");
  expect(status).toBe(200);
  expect(body.indexOf("Second &lt;b&gt;")).toBeGreaterThan(0);
  expect(body.indexOf("Second &lt;b&gt;")).toBeLessThan(body.indexOf("First"));
  expect(body).toContain('href="/set-up/a_b-c">http://localhost/set-up/a_b-c</a>.');
});

test("the list is filtered by address and exported", async () => {
  const filtered = await demo.visitor().get("/demonstration/mail?to=ANN@");
  expect([filtered.body.includes("First"), filtered.body.includes("Second")]).toEqual([true, false]);
  expect((await demo.visitor().get("/demonstration/mail?to=%25")).body).toContain("Nothing matches your filters.");
  const csv = (await demo.visitor().get("/demonstration/mail?format=csv")).body;
  expect(csv.split("\r\n")[0]).toBe("\uFEFFWhen (UK time),To,Subject,Text");
  expect(csv).toContain("ben@school.example");
});

test("where emails are sent the page does not exist, whatever is queued", async () => {
  await write(real, "ann@school.example", "First", "http://localhost/set-up/secret");
  const [page, missing] = [await real.visitor().get("/demonstration/mail"), await real.visitor().get("/no-such-page")];
  expect([page.status, page.body]).toEqual([404, missing.body]);
});

test("every page of a site that captures emails links to the list, and no page of another does", async () => {
  const bar = 'href="/demonstration/mail"';
  for (const site of [demo, development]) expect((await site.visitor().get("/no-such-page")).body).toContain(bar);
  expect((await real.visitor().get("/no-such-page")).body).not.toContain(bar);
});

test.each([
  ["See http://localhost:8080/a, or https://evil.example/b", ["/a"]],
  ["http://localhost:8080.evil.example/a http://localhost:80/a javascript:alert(1)", []],
])("in %j only our own links are links", (text, hrefs) => {
  const pieces = paragraphsOf(text, "http://localhost:8080").flat(2);
  expect(pieces.flatMap((piece) => piece.href ?? [])).toEqual(hrefs);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
});
