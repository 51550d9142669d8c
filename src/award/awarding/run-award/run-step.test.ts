import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connection } from "#platform/database";
import { freshDatabase, type TestDatabase } from "../../../platform/database/fresh.ts";
import { runStep } from "./run-step.ts";
import type { Step } from "./step-files.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(connection(database.address, "worker"));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

async function checksumOf(values: string): Promise<string> {
  const sql = `create temp table if not exists made_up (candidate integer, total integer, grade text);
    truncate made_up; insert into made_up values ${values}`;
  const step: Step = { name: "x", scope: "part", about: "", sql, relation: "made_up", rows: "made_up", checks: [] };
  return String((await runStep(client, step, {})).checksum);
}

test("the checksum of a step is of its rows in any order, and changes when two rows exchange a value", async () => {
  const before = await checksumOf("(1, 40, 'A'), (2, 50, 'B'), (3, null, null)");
  expect(await checksumOf("(3, null, null), (2, 50, 'B'), (1, 40, 'A')")).toBe(before);
  expect(await checksumOf("(1, 50, 'A'), (2, 40, 'B'), (3, null, null)")).not.toBe(before);
  expect(await checksumOf("(1, 40, 'B'), (2, 50, 'A'), (3, null, null)")).not.toBe(before);
});
