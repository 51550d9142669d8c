import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { testSite, type TestSite, type Visitor } from "../../start/test-site.ts";
import { kinds } from "./board.ts";
import { changeContacts } from "./change-contacts/change-contacts.ts";
import { proofs } from "./proofs.ts";
import { routes } from "./routes.ts";

let site: TestSite;
let admin: Visitor;
let examiner: Visitor;

beforeAll(async () => {
  site = await testSite();
  admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
  examiner = await site.signIn({ personId: "ed", name: "Ed Examiner", side: "assessor", role: "examiner" });
  if (!admin.actor) throw new RangeError("Nobody signed in.");
  const contacts = { "general-email": "a@meridian.example", "accessibility-email": "b@meridian.example" };
  expect((await perform(site.app, admin.actor, changeContacts, contacts)).ok).toBe(true);
  await publishFirst(site);
  await proofs.prepare?.(site.app, admin.actor);
});
afterAll(() => site.close());

/** The first version of every text, as the demonstration has it. */
async function publishFirst({ app }: TestSite): Promise<void> {
  for (const kind of kinds) {
    await app.database.as.board
      .insertInto("board.text")
      .values({ kind, version: 1, body: `The first of ${kind}.`, effective_on: "2026-01-01" })
      .execute();
  }
}

const recipes = proofs.recipes?.({ centre: "90001" }) ?? {};
const pages = routes.filter(({ face, method }) => face === "page" && method === "GET");

test("every page of the settings and of what is published has an address", () => {
  expect(Object.keys(recipes).sort()).toEqual(pages.map(({ name }) => name).sort());
});

test("an administrator is answered at each, and everyone, an examiner too, where it is public", async () => {
  const found: string[] = [];
  for (const { name, scope } of pages) {
    for (const address of recipes[name] ?? []) {
      const path = typeof address === "string" ? address : address.path;
      for (const visitor of scope === "public" ? [admin, examiner, site.visitor()] : [admin]) {
        const { status } = await visitor.get(path);
        if (status !== 200) found.push(`${path}: ${status}`);
      }
    }
  }
  expect(found).toEqual([]);
});

test("a page of a version has the version in its title, so that it can be told from what holds now", async () => {
  const titles = await Promise.all(
    ["/terms", "/terms/versions/1", "/terms/versions/2"].map(async (path) => {
      const { body } = await site.visitor().get(path);
      return /<title>\s*(.*?) – /.exec(body)?.[1];
    }),
  );
  expect(titles).toEqual([
    "Terms and conditions",
    "Terms and conditions, version 1",
    "Terms and conditions, version 2",
  ]);
});
