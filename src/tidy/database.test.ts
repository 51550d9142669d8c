import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { freshDatabase } from "../platform/database/fresh.ts";
import { databaseTypes, typesFile } from "../platform/database/generate-types.ts";
import { routes } from "../start/routes.ts";
import { checkLifeCycles } from "./life-cycles.ts";
import { checkRoutes } from "./registry.ts";
import { checkSchema } from "./schema.ts";
import { show } from "./source-file.ts";

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("the database is its own second wall", async () => {
  expect((await checkSchema(database.pools.owner)).map(show).join("\n")).toBe("");
});

test("life cycles in the code are those of the check constraints", async () => {
  expect((await checkLifeCycles(database.pools.owner)).map(show).join("\n")).toBe("");
});

test("every route and act is declared in full, once", () => {
  expect(checkRoutes(routes).map(show).join("\n")).toBe("");
});

test("the types of the tables are those of the migrations", () => {
  expect(readFileSync(typesFile, "utf8")).toBe(databaseTypes(database.address));
});
