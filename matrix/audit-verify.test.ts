import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "#platform/app";
import { parseCheckpoints } from "#platform/audit";
import { verifyAudit } from "../src/start/command-line/audit.ts";
import { routes } from "../src/start/routes.ts";
import { type Board, openBoard } from "./board.ts";

/**
 * What somebody with a superuser's rights changes in the database, past every guard, `audit verify` tells. Each change
 * is taken back by another, so that the next one is found by itself.
 */
let board: Board;
let folder: string;
let app: App;
beforeAll(async () => {
  board = await openBoard(routes);
  folder = mkdtempSync(join(tmpdir(), "accolade-audit-"));
  await board.asOperator("set session_replication_role = replica");
});
beforeEach(() => {
  app = { ...board.app, checkpoints: join(folder, `${crypto.randomUUID()}`) };
});
afterAll(async () => {
  await board.close();
  rmSync(folder, { recursive: true });
});

async function verify(): Promise<{ readonly status: number; readonly said: string }> {
  const out: string[] = [];
  const say = (text: string) => void out.push(text);
  const io = { input: process.stdin, out: say, err: say, environment: {} };
  const status = await verifyAudit(app, [], io);
  return { status, said: out.join("") };
}

/** Changes the database and says what was told; then puts back the tables that were changed. */
async function tampered(tables: readonly string[], ...changes: readonly string[]): Promise<string> {
  expect((await verify()).said).not.toMatch(/CHANGED|BROKEN/);
  for (const table of tables) {
    await board.asOperator(`create table public."kept ${table}" as table ${table}`);
  }
  for (const change of changes) await board.asOperator(change);
  const { status, said } = await verify();
  for (const table of tables) {
    const columns = await columnsOf(table);
    await board.asOperator(`delete from ${table}`);
    await board.asOperator(`insert into ${table} (${columns}) overriding system value
      select ${columns} from public."kept ${table}"`);
    await board.asOperator(`drop table public."kept ${table}"`);
  }
  expect(status).toBe(1);
  expect((await verify()).said).not.toMatch(/CHANGED|BROKEN/);
  return said;
}

/** The columns of a table that a row is written with. */
async function columnsOf(table: string): Promise<string> {
  const columns = await board.asOperator<{ name: string }>(
    `select quote_ident(a.attname) as name from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  );
  return columns.map(({ name }) => name).join(", ");
}

test("of a database that nobody touched it says that all is sound, and keeps checkpoints outside of it", async () => {
  const first = await verify();
  expect(first.status).toBe(0);
  expect(first.said).toMatch(/^6A26: \d+ acts, unbroken$/m);
  expect(first.said).toContain("There was no checkpoint to compare the log with.");
  expect(first.said).toContain("The results of every award are those in the audit log.");
  expect(first.said).toContain("Every grade follows from the marks and boundaries of its award.");
  expect(first.said).toContain("All marks were made by acts in the audit log.");
  expect(first.said).not.toMatch(/CHANGED|BROKEN/);
  const kept = parseCheckpoints(readFileSync(app.checkpoints ?? "", "utf8")) ?? [];
  expect(kept.map(({ chain }) => chain)).toEqual(expect.arrayContaining(["6A26", "board"]));
  expect((await verify()).said).toContain(`The log matches all ${kept.length} checkpoints.`);
});

test("200 grades that were changed by SQL", async () => {
  const said = await tampered(
    ["awarding.result"],
    `update awarding.result r set grade = 'U' where (r.centre_id, r.candidate_id, r.option, r.version) in (
       select centre_id, candidate_id, option, version from awarding.result
       where status = 'graded' and grade <> 'U' and kind <> 'certification'
       order by centre_id, candidate_id, option limit 200)`,
  );
  expect(said).toMatch(/CHANGED: award run \S+ of 6A26: its \d+ results are not the \d+ that it wrote\./);
  expect(said).toMatch(/CHANGED: 6A26, centre \d+, candidate \d+, \w+: grade U for \d+ marks, where its marks and/);
});

test("one grade, with the checksums of its run made to fit", async () => {
  const said = await tampered(
    ["awarding.result", "awarding.run"],
    `update awarding.result set grade = case grade when '9' then '8' else '9' end
     where (centre_id, candidate_id, option, version) = (
       select centre_id, candidate_id, option, version from awarding.result
       where status = 'graded' and family = 'GCSE' order by 1, 2, 3 limit 1)`,
    "update awarding.run set output_checksum = repeat('0', 16)",
  );
  expect(said).toMatch(/its record says otherwise than the audit log/);
  expect(said).toMatch(/: grade [89] for \d+ marks, where its marks and boundaries give \w+ for \d+\./);
});

test.each([
  ["a boundary", "facts->'boundaries' <> '[]'", "{boundaries,0,mark}"],
  [
    "a threshold of a certification",
    "facts->'qualification'->'thresholds'->0 is not null",
    "{qualification,thresholds,0,mark}",
  ],
  ["the title of a subject", "true", "{title}"],
  ["a factor", "facts->'components'->0 is not null", "{components,0,factor}"],
])("%s that an award stood on", async (_what, where, path) => {
  const said = await tampered(
    ["awarding.basis"],
    `update awarding.basis set facts = jsonb_set(facts, '${path}', case jsonb_typeof(facts #> '${path}')
       when 'number' then to_jsonb((facts #>> '${path}')::numeric - 1) else '"Another"' end)
     where place = (select min(place) from awarding.basis where ${where})`,
  );
  expect(said).toMatch(
    /award run \S+ of \S+: the boundaries and rules that it stood on are not those in the audit log/,
  );
});

test("a row of what an award stood on that was removed", async () => {
  const said = await tampered(
    ["awarding.basis"],
    "delete from awarding.basis where place = (select max(place) from awarding.basis)",
  );
  expect(said).toMatch(/the boundaries and rules that it stood on are not those in the audit log/);
});

test("results of a run that were exchanged between two candidates", async () => {
  const said = await tampered(
    ["awarding.result"],
    `with two as (
       select a.centre_id, a.option, a.candidate_id as one, b.candidate_id as other
       from awarding.result a join awarding.result b on b.centre_id = a.centre_id and b.option = a.option
       where a.kind = 'award' and a.grade < b.grade order by 1, 2, 3, 4 limit 1
     ) update awarding.result r set candidate_id = t.one + t.other - r.candidate_id + 1000000 from two t
       where r.centre_id = t.centre_id and r.option = t.option and r.candidate_id in (t.one, t.other)`,
    "update awarding.result set candidate_id = candidate_id - 1000000 where candidate_id > 1000000",
  );
  expect(said).toMatch(/its \d+ results are not the \d+ that it wrote/);
});

test("every result of a run written as another candidate's, and the run gone", async () => {
  const said = await tampered(
    ["awarding.result", "awarding.run"],
    "update awarding.result set candidate_id = candidate_id + 500",
    "delete from awarding.run",
  );
  expect(said).toMatch(/it is in the audit log and no longer in the database/);
  expect(said).toMatch(/its \d+ results are not the \d+ that it wrote/);
});

test("results that no run of the log wrote", async () => {
  const said = await tampered(
    ["awarding.result"],
    `insert into awarding.result select centre_id, series, candidate_id, option, version + 1, gen_random_uuid(), family,
       kind, status, grade, partial_absence, total, uniform, points, marks, units, cause
     from awarding.result where grade = 'U' limit 1`,
  );
  expect(said).toMatch(/CHANGED: award run \S+ of 6A26: it is not in the audit log, and has 1 results\./);
});

test("a chain that was deleted whole, even by somebody who found the checkpoints", async () => {
  const chain = ["delete from audit.act where chain = '6A26'", "delete from audit.chain where chain = '6A26'"];
  const log = ["audit.chain", "audit.act"];
  const said = await tampered(log, ...chain);
  expect(said).toMatch(/6A26: CHANGED at act \d+\. The log was rewritten or cut off/);
  app = board.app;
  const without = await tampered(log, ...chain);
  expect(without).not.toContain("checkpoint");
  expect(without).toMatch(/CHANGED: 6A26: the chain is gone, although there are entries\./);
  expect(without).toMatch(/CHANGED: 6A26: \d+ acts that made \d+ marks are gone\./);
  expect(without).toMatch(/CHANGED: award run \S+ of 6A26: it is not in the audit log/);
});

test("the last acts of a chain, with its end made to fit", async () => {
  const said = await tampered(
    ["audit.chain", "audit.act"],
    "delete from audit.act where chain = 'board' and position > (select position - 3 from audit.chain where chain = 'board')",
    `update audit.chain c set position = c.position - 3, hash = (
       select a.hash from audit.act a where a.chain = 'board' and a.position = c.position - 3) where c.chain = 'board'`,
  );
  expect(said).toMatch(/^board: \d+ acts, unbroken$/m);
  expect(said).toMatch(/board: CHANGED at act \d+\. The log was rewritten or cut off/);
});

test("a chain that has grown since its checkpoint is as it was", async () => {
  await verify();
  const kept = parseCheckpoints(readFileSync(app.checkpoints ?? "", "utf8")) ?? [];
  const [earlier] = await board.asOperator<{ hash: Buffer }>(
    "select hash from audit.act where chain = 'board' and position = 2",
  );
  const line = { chain: "board", position: 2, hash: earlier?.hash.toString("hex") };
  writeFileSync(app.checkpoints ?? "", `${JSON.stringify(line)}\n`);
  const { status, said } = await verify();
  expect([status, said.includes("The log matches all 1 checkpoints.")]).toEqual([0, true]);
  expect(
    readFileSync(app.checkpoints ?? "", "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(1 + kept.length);
});

test("a damaged list of checkpoints", async () => {
  await verify();
  writeFileSync(app.checkpoints ?? "", "something else\n");
  const { status, said } = await verify();
  expect(status).toBe(1);
  expect(said).toMatch(/DAMAGED: .* is not a list of checkpoints any more/);
  expect(readFileSync(app.checkpoints ?? "", "utf8")).toBe("something else\n");
});
