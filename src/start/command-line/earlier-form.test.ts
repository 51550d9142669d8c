import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openData, removeDataFolder } from "#platform/database";

const folder = mkdtempSync(join(tmpdir(), "accolade-earlier-"));
const data = join(folder, "data");
const earlier = ["0001-platform.sql", "0002-access.sql", "0100-results.sql"];

/** A data folder as it was before 0.1.0: its migrations bear numbers, and none of today's has run. */
beforeAll(async () => {
  const database = await openData({ data });
  await database.pools.owner.query("delete from migrations.done");
  await database.pools.owner.query("insert into migrations.done (name, hash) select unnest($1::text[]), 'x'", [
    earlier,
  ]);
  await database.close();
});
afterAll(() => {
  removeDataFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

test.each([["serve", "--port", "0"], ["migrate"]])(
  "%s refuses a data folder made before 0.1.0, says what to do, and leaves it as it is",
  (...command) => {
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, "../cli.ts"), ...command, "--data", data], {
      env: { ...process.env, DATABASE_URL: "" },
      encoding: "utf8",
    });
    expect([ran.status, ran.stderr]).toEqual([
      1,
      "accolade: The database was made before Accolade 0.1.0 (it has had 0001-platform.sql) and cannot be brought up to " +
        "this version. It was left as it is. Use another --data folder, or an empty database in DATABASE_URL, and load " +
        "the data again.\n",
    ]);
    expect(ran.stdout).not.toContain("http://");
  },
);

test("a demonstration is not made in its place", () => {
  const args = [join(import.meta.dirname, "../cli.ts"), "demo", "--candidates", "10", "--data", data];
  const ran = spawnSync(process.execPath, args, { env: { ...process.env, DATABASE_URL: "" }, encoding: "utf8" });
  expect([ran.status, ran.stdout]).toEqual([1, ""]);
  expect(ran.stderr).toMatch(/^accolade demo: .*\n$/);
});

test("the refusal has a code of its own", async () => {
  await expect(openData({ data })).rejects.toMatchObject({ code: "database-of-earlier-form" });
});
