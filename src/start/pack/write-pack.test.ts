import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAward } from "#awarding";
import { awarder, fillForAward, series } from "../../award/awarding/fixture.ts";
import { testSite } from "../test-site.ts";
import { writeResults } from "./write-pack.ts";
import { everyDuty } from "../every-duty.ts";

test("the units of a certification in results.csv are those that counted, and no other attempt", async () => {
  const site = await testSite([]);
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  await fillForAward(site.app.database, { seed: 17, centres: 1, candidates: 60 });
  expect(await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" })).toMatchObject({ ok: true });
  await writeResults(site.app, series, join(folder, "results.csv"));
  const stored = await everyDuty(site.app.database)
    .as.selectFrom("awarding.current_result")
    .select(["centre_id", "candidate_id", "option", "status", "units"])
    .where("kind", "=", "certification")
    .execute();
  const said = new Map(
    readFileSync(join(folder, "results.csv"), "utf8")
      .split("\n")
      .map((line) => line.split(","))
      .map((cells) => [cells.slice(0, 4).join(" "), cells.at(-1) ?? ""]),
  );
  let others = 0;
  for (const { centre_id, candidate_id, option, status, units } of stored) {
    const all: readonly { unit: string; series: string; counted: boolean }[] = JSON.parse(JSON.stringify(units ?? []));
    const counted = all.filter((unit) => unit.counted).map((unit) => `${unit.unit}@${unit.series}`);
    others += all.length - counted.length;
    expect(said.get(`${centre_id} ${series} ${candidate_id} ${option}`)).toBe(counted.toSorted().join(";"));
    if (status !== "graded") expect(counted).toEqual([]);
  }
  expect(others).toBeGreaterThan(10);
  rmSync(folder, { recursive: true });
  await site.close();
});
