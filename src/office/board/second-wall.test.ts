import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { freshDatabase } from "../../platform/database/fresh.ts";

type Account = keyof Database["as"];

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const run = (role: Account, statement: string) => sql.raw(statement).execute(database.as[role]);
const others = ["centre", "assessor", "public", "worker", "access"] as const;
const tables = ["profile", "logo", "contact", "footer_link", "draft", "accessibility_answers", "text"] as const;

test.each(others)("the account %s changes nothing of the board", async (role) => {
  for (const table of tables) {
    await expect(run(role, `insert into board.${table} default values`)).rejects.toThrow(/permission denied/);
    await expect(run(role, `delete from board.${table}`)).rejects.toThrow(/permission denied/);
  }
  await expect(run(role, "update board.profile set name = 'Mine'")).rejects.toThrow(/permission denied/);
  await expect(run(role, "update board.text set body = 'Mine'")).rejects.toThrow(/permission denied/);
});

test.each(others)("the account %s reads what is public, and no draft", async (role) => {
  for (const table of ["profile", "logo", "contact", "footer_link", "text"]) {
    await expect(run(role, `select count(1) from board.${table}`)).resolves.toBeDefined();
  }
  for (const table of ["draft", "accessibility_answers"]) {
    await expect(run(role, `select count(1) from board.${table}`)).rejects.toThrow(/permission denied/);
  }
});

test.each([
  ["a published text is changed", "update board.text set body = 'other'"],
  ["a published text is removed", "delete from board.text"],
  ["a logo that was is removed", "delete from board.logo"],
  ["the board is removed", "delete from board.profile"],
  ["a second board is made", "insert into board.profile default values"],
])("not even by the board's own account: %s", async (_title, statement) => {
  await expect(run("board", statement)).rejects.toThrow(/permission denied/);
});

test.each([
  ["a name without an identifier", "update board.profile set name = 'Half', short_name = 'H'"],
  ["an identifier of letters", "update board.profile set name = 'Half', short_name = 'H', identifier = 'AB'"],
  ["a colour that is none", "update board.profile set accent = 'red'"],
  ["a contact that leads nowhere", "insert into board.contact (purpose) values ('general')"],
  ["a link without encryption", "insert into board.footer_link values (1, 'x', 'http://x.example')"],
  [
    "a text of no kind",
    "insert into board.text (kind, version, body, effective_on) values ('x', 1, 'x', '2026-01-01')",
  ],
])("the database refuses %s", async (_title, statement) => {
  await expect(run("board", statement)).rejects.toThrow(/violates check constraint/);
});
