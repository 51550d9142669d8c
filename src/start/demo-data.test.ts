import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import type { Database } from "#platform/database";
import { freshDatabase } from "../platform/database/fresh.ts";
import { holdsBoard } from "./demo-data.ts";

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("a server with a catalogue or a centre holds a board, an empty one does not", async () => {
  expect(await holdsBoard({ database })).toBe(false);
  const board = database.as.board;
  await board.insertInto("centres.centre").values({ centre_id: "12345", name: "A School", kind: "school" }).execute();
  expect(await holdsBoard({ database })).toBe(true);
  await database.pools.owner.query("truncate centres.centre cascade");
  expect(await holdsBoard({ database })).toBe(false);
  await loadDemoCatalogue(database);
  expect(await holdsBoard({ database })).toBe(true);
});
