import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { loadCatalogue } from "./load-catalogue.ts";

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
