import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { guardsOff } from "../../awarding/fixture.ts";
import { setClock, setInstants } from "../fixture.ts";
import { boundariesRoutes } from "./routes.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(boundariesRoutes);
  await loadDemoCatalogue(site.app.database);
  await guardsOff(site.app.database);
  await setInstants(site.app.database);
});
afterAll(() => site.close());

/** One entry code of every family that has boundaries in June 2026. */
const codes = ["J560H", "H446A", "R093", "B1601", "H857", "6993"];

async function seen(reader: Visitor): Promise<{ onPage: string[]; lines: string[] }> {
  const page = await reader.get("/grade-boundaries?series=6A26");
  const csv = await reader.get("/grade-boundaries?series=6A26&format=csv");
  expect([page.status, csv.status]).toEqual([200, 200]);
  const tables = page.body.replaceAll(/<select[^]*?<\/select>/g, "");
  return { onPage: codes.filter((code) => tables.includes(code)), lines: csv.body.trim().split("\r\n").slice(1) };
}

test("at 00:00:59 the public page and file have no boundary of the series, at 00:01:00 they have all", async () => {
  const board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
  const all = (await seen(board)).lines;
  expect(all.length).toBeGreaterThan(500);
  await setClock(site.app.database, "2026-08-19T00:00:59+01:00");
  expect(await seen(site.visitor())).toEqual({ onPage: [], lines: [] });
  await setClock(site.app.database, "2026-08-19T00:01:00+01:00");
  expect(await seen(site.visitor())).toEqual({ onPage: codes, lines: all });
});
