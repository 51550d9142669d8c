import { afterAll, beforeAll, expect, test } from "vitest";
import { fillEntries } from "../../award/results/fixture.ts";
import { routes } from "../routes.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";

let site: TestSite;
let people: readonly Visitor[];
beforeAll(async () => {
  site = await testSite();
  await fillEntries(site.app.database);
  const officer = { side: "centre", role: "exams-officer", centreId: "90001" } as const;
  people = [
    await site.signIn({ ...officer, personId: "o1", name: "Olive Officer" }),
    await site.signIn({ personId: "b1", name: "Bea Board", side: "board", role: "results" }),
    await site.signIn({ personId: "b2", name: "Bob Board", side: "board", role: "assessment" }),
    await site.signIn({ personId: "b3", name: "Ben Board", side: "board", role: "administrator" }),
  ];
});
afterAll(() => site.close());

/** The names of the files that the lists of centres and the board give as CSV. */
async function namesOf(visitor: Visitor): Promise<readonly string[]> {
  const pages = routes.filter(({ method, path }) => method === "GET" && /^\/(board|centre)\/[a-z/-]+$/.test(path));
  const names: string[] = [];
  for (const { path } of pages) {
    const { headers } = await visitor.get(`${path}?format=csv`);
    const [, name] = /filename="([^"]+)"/.exec(String(headers["content-disposition"])) ?? [];
    if (name?.endsWith(".csv")) names.push(name);
  }
  return names;
}

test("the file of a list is called what is listed; that of a centre's own list has its number", async () => {
  const names = new Set((await Promise.all(people.map(namesOf))).flat());
  expect([...names].sort()).toEqual([
    "activity-90001.csv",
    "activity.csv",
    "award-runs.csv",
    "candidates-90001.csv",
    "candidates.csv",
    "catalogue.csv",
    "centres-systems.csv",
    "centres.csv",
    "charges-90001.csv",
    "charges-by-entry-code-90001.csv",
    "entries-90001-6A26.csv",
    "entries-to-check-90001-6A26.csv",
    "entry-files-90001.csv",
    "entry-files.csv",
    "fees-of-centres.csv",
    "invoices-90001.csv",
    "invoices-of-centres.csv",
    "mark-files-90001.csv",
    "mark-files.csv",
    "marking-6A26.csv",
    "marks-90001-6A26.csv",
    "organisations.csv",
    "people.csv",
    "possible-duplicates-90001.csv",
    "possible-duplicates.csv",
    "proposals.csv",
    "questions-to-the-board-90001.csv",
    "questions-to-the-board.csv",
    "results-90001.csv",
    "series.csv",
    "sign-ins.csv",
    "staff-90001.csv",
    "systems-90001.csv",
    "webhooks-90001.csv",
  ]);
});
