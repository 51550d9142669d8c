import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite, type TestSite, type Visitor } from "../../start/test-site.ts";

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

test("a board without a name says so to the administrator alone", async () => {
  const [own, everyone] = [await admin.get("/board"), await site.visitor().get("/")];
  expect(own.body).toContain("This board has not been named yet");
  expect(everyone.body).toContain('<a class="acc-header__board" href="/">Awarding organisation</a>');
  expect(everyone.body).not.toContain("This board has not been named yet");
  expect(everyone.body).not.toContain("Meridian");
});

test("a name is checked, then saved, and every page shows it at once", async () => {
  const check = await admin.post("/board/settings/identity", identity);
  expect([check.status, check.body.includes("Check your changes")]).toEqual([200, true]);
  expect((await site.visitor().get("/")).body).not.toContain("Northgate");
  const saved = await admin.post("/board/settings/identity", { ...identity, _step: "save" });
  expect([saved.status, saved.headers["location"]]).toEqual([303, "/board/settings?done=identity"]);
  const page = await site.visitor().get("/");
  expect(page.body).toContain('<a class="acc-header__board" href="/">Northgate Awards</a>');
  expect(page.body).toContain("Northgate Awards, awarding body 77.");
});
