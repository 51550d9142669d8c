import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { addAct } from "../../platform/audit/fixture.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";

/** The log says what was done to what in words, and never twice. */
let site: TestSite;
let board: Visitor;
beforeAll(async () => {
  site = await testSite();
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "administrator" });
});
afterAll(() => site.close());

test.each([
  ["load-catalogue", "catalogue", "catalogue", "Catalogue", undefined],
  ["record-marks", "marks", "6A26", "Marks for June 2026", "/board/marking?series=6A26"],
  [
    "hold-mark",
    "mark",
    "6A26 90001 0012 H446A H446/03",
    "Mark for H446/03 of candidate 0012, centre 90001",
    "/board/marking/H446%2F03/90001/0012/H446A?series=6A26",
  ],
  ["bank-unit-results", "unit-bank", "units.csv", "Unit bank results from units.csv", "/board/awarding/units"],
  ["add-centres", "centres", "new.csv", "Centres from new.csv", undefined],
])("what %s was done to is named", async (action, kind, id, name, href) => {
  const actor = { personId: "p", name: "P", side: "board" } as const;
  await site.app.database.as.worker
    .transaction()
    .execute((tx) => addAct(tx, null, { actor, action, subject: { kind, id } }));
  const { body } = await board.get("/board/activity");
  const [, cell = ""] = /data-label="Record">([^]*?)<\/td>/.exec(body) ?? [];
  expect(cell.replaceAll(/<[^>]*>/g, "").trim()).toBe(name);
  expect(/href="([^"]+)"/.exec(cell)?.[1]).toBe(href);
});
