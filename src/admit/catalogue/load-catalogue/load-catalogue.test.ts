import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
});
afterAll(() => site.close());

const administrator = actorOf({
  personId: "a",
  name: "A",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});
const shipped = join(import.meta.dirname, "../../../../demo/catalogue");

function folderWithout(text: string): Map<string, Uint8Array> {
  const names = readdirSync(shipped).filter((name) => name.endsWith(".csv"));
  return new Map(
    names.map((name) => {
      const lines = readFileSync(join(shipped, name), "utf8").split("\n");
      return [name, Buffer.from(lines.filter((line) => text === "" || !line.includes(text)).join("\n"))];
    }),
  );
}

test("a catalogue is loaded, a second time changes nothing, and what is in use cannot be left out", async () => {
  const first = await perform(site.app, administrator, loadCatalogue, folderWithout(""));
  expect(first.ok && first.value.some((change) => change.saved > 0)).toBe(true);
  const again = await perform(site.app, administrator, loadCatalogue, folderWithout(""));
  expect(again.ok && again.value.every((change) => change.saved + change.removed === 0)).toBe(true);
  const { owner } = site.app.database.pools;
  await owner.query(
    "create table catalogue.in_use (series text, option text, " +
      "foreign key (series, option) references catalogue.series_options (series, option))",
  );
  await owner.query("insert into catalogue.in_use values ('6A26', 'J277')");
  const refused = await perform(site.app, administrator, loadCatalogue, folderWithout("J277"));
  expect(refused).toEqual({
    ok: false,
    refusals: [
      {
        code: "catalogue-in-use",
        text:
          "The folder leaves out series 6A26, option J277, which has entries, marks or results. Put it back, and leave it " +
          "out of future series only.",
      },
    ],
  });
  const kept = await owner.query("select option from catalogue.series_options where option = 'J277'");
  expect(kept.rows.length).toBeGreaterThan(0);
});

test.each([
  ["a middle grade of an option", "6A26,option,J277,5,", "boundary-row-missing", "boundaries.csv"],
  ["the lowest grade of an option", "6A26,option,J277,1,", "boundary-row-missing", "boundaries.csv"],
  ["the best grade of an A level", "6A26,option,H555,A*,", "boundary-row-missing", "boundaries.csv"],
  ["a middle grade of a higher tier", "6A26,option,J560H,6,", "boundary-row-missing", "boundaries.csv"],
  ["a grade of a unit", "6A26,unit,F011,C,", "boundary-row-missing", "boundaries.csv"],
  ["a grade of a qualification", "J834,,P2,", "threshold-row-missing", "thresholds.csv"],
])("a folder that lost %s is refused, with the file and the line", async (_, row, code, file) => {
  const refused = await perform(site.app, administrator, loadCatalogue, folderWithout(row));
  expect(refused).toMatchObject({ ok: false, refusals: [{ code, file, line: expect.any(Number) }] });
});

test.each([
  "delete from catalogue.boundaries where series = '6A26' and code = 'J277' and grade = '5'",
  "delete from catalogue.boundaries where series = '6A26' and code = 'J277' and grade = '1'",
  "delete from catalogue.boundaries where series = '6A26' and code = 'J560F' and grade = '3'",
  "update catalogue.boundaries set series = '1A12' where series = '6A26' and target = 'unit' and code = 'R093' and grade = 'M1'",
  "delete from catalogue.thresholds where qualification = 'J834' and grade = 'P2'",
])("the database itself refuses, for every account: %s", async (statement) => {
  const { database } = site.app;
  for (const pool of [everyDuty(database).pool, database.pools.worker]) {
    await expect(pool.query(statement)).rejects.toMatchObject({ code: "23514" });
  }
});

test("a tier keeps the grades it gives: its ends need no others", async () => {
  const { worker } = site.app.database.pools;
  const gone = await worker.query(
    "delete from catalogue.boundaries where series = '6A26' and code = 'J560H' and grade = '3'",
  );
  expect(gone.rowCount).toBe(1);
});
