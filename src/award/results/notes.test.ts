import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { transactionAs } from "#platform/app";
import type { Database, Tx } from "#platform/database";
import { actorOf } from "#people";
import { type TestSite, testSite } from "../../start/test-site.ts";
import {
  addRun,
  agreedRun,
  fillEntries,
  fillResults,
  instants,
  noteTruth,
  series,
  setClock,
  setInstants,
} from "./fixture.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";

/**
 * Somebody who has got hold of the database account of centres or candidates sets the notes by hand. GCE is open and
 * its run agreed; the other families wait, and a run that was calculated again and did not agree has results of GCE.
 * Whatever the notes say, nobody sees more than that.
 */
const unsoundRun = "01900000-0000-7000-8000-0000000000aa";
let site: TestSite;
let database: Database;

beforeAll(async () => {
  site = await testSite();
  ({ database } = site.app);
  await fillEntries(database);
  await setInstants(database);
  await fillResults(database);
  await addRun(database, unsoundRun, "disagreed", "2026-08-06T12:00:00Z");
  await sql`insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status,
      grade, partial_absence, cause)
    select centre_id, series, candidate_id, option, 2, ${unsoundRun}, family, kind, status, grade, partial_absence, cause
    from awarding.result`.execute(database.as.worker);
  await sql`insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status,
      cause, act_id, made_at)
    select '90001', ${series}, candidate_id, 'H446A', 'H446/01', 1, 60, 'marked', 'raw', ${agreedRun}::uuid,
      '2026-07-01T12:00:00Z' from unnest(array[1, 2]) candidate_id`.execute(database.as.worker);
  const event = { eventId: agreedRun, name: "award-run-finished", centreId: null };
  await database.as.worker.transaction().execute(async (tx) => {
    await prepareResultFiles.hear(tx, { ...event, body: { series, runId: agreedRun, status: "agreed" } }, site.app);
  });
  await setClock(database, instants.candidates);
  await postpone(database, "GCE");
});
afterAll(() => site.close());

/** Moves the release of every other family to a later day. */
async function postpone({ as }: Database, except: string): Promise<void> {
  await as.board
    .updateTable("results.release")
    .set({ at: "2026-08-27T08:00:00Z" })
    .where("family", "<>", except)
    .execute();
}

type Thief = { readonly role: "centre" | "public"; readonly candidate: string };
const thieves: readonly [string, Thief][] = [
  ["centre", { role: "centre", candidate: "" }],
  ["candidate", { role: "public", candidate: "1" }],
];
const tables = ["awarding.result", "awarding.run", "results.prepared_file", "marking.movement"];

/** What is read of every table after `note` set the notes, in a transaction of Ash. */
function readWith({ role, candidate }: Thief, note: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  return database.as[role].transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '90001', true), set_config('app.candidate', ${candidate}, true),
      set_config('app.early', 'yes', true)`.execute(tx);
    await note(tx);
    const seen: string[] = [];
    for (const table of role === "centre" ? tables : tables.slice(0, 2)) {
      const columns = table === "awarding.run" ? "run_id, series, finished_at" : "*";
      const found = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from (select ${sql.raw(columns)} from ${sql.table(table)}) t`.execute(tx);
      seen.push(...found.rows.map(({ row }) => `${table} ${row}`));
    }
    return seen;
  });
}

const truthOf = (thief: Thief): Promise<readonly string[]> => readWith(thief, (tx) => noteTruth(tx, thief.role));

/** What is read with a note of one's own in place of a true one; undefined leaves the setting as it was. */
function readForged(thief: Thief, forged: { readonly open?: string; readonly agreed?: string }) {
  return readWith(thief, async (tx) => {
    await noteTruth(tx, thief.role);
    if (forged.open !== undefined) await sql`select set_config('app.open', ${forged.open}, true)`.execute(tx);
    if (forged.agreed !== undefined) await sql`select set_config('app.agreed', ${forged.agreed}, true)`.execute(tx);
  });
}

const everyPair = ["GCSE", "GCE", "NATIONALS", "TECHNICALS", "TECHNICALS-2012", "PROJECT", "FSMQ"]
  .map((family) => `${series}/${family}`)
  .join(",");
const untrue: readonly [string, string][] = [
  ["a family that is not open", `,${series}/GCSE,`],
  ["an open family and one that is not", `,${series}/GCE,${series}/GCSE,`],
  ["every family", `,${everyPair},`],
  ["every family, without commas around", everyPair],
  ["a family in a series that is not there", `,${series}/GCE,9Z99/GCE,`],
  ["an open family, spelt otherwise", `,${series}/GCE,${series}/gce,`],
  ["an open family and a space", `,${series}/GCE, ,`],
  ["a series alone", `,${series}/,`],
  ["what stands for anything", ",%,"],
  ["an array", `{${everyPair}}`],
  ["quotation marks", `,'${series}/GCSE',"${series}/GCE",`],
  ["a line break", `,${series}/GCE,\n,${series}/GCSE,`],
  ["a very long text", "6A26/GCSE,".repeat(5000)],
];
const emptyNotes: readonly [string, string][] = [
  ["nothing", ""],
  ["commas alone", ",,,,"],
];

describe.each(thieves)("with the database account of a %s", (_name, thief) => {
  test("true notes show what is open and agreed, and nothing else", async () => {
    const seen = await truthOf(thief);
    const results = seen.filter((row) => row.startsWith("awarding.result"));
    expect(results.length).toBe(thief.role === "centre" ? 2 : 1);
    expect(results.every((row) => row.includes('"family": "GCE"') && row.includes(agreedRun))).toBe(true);
    expect(seen.filter((row) => row.startsWith("awarding.run")).length).toBe(1);
    expect(seen.filter((row) => row.startsWith("results.prepared_file")).length).toBe(thief.role === "centre" ? 1 : 0);
    expect(seen.filter((row) => row.startsWith("marking.movement")).length).toBe(thief.role === "centre" ? 2 : 0);
  });

  test("without notes there is nothing to see", async () => {
    expect(await readWith(thief, async () => undefined)).toEqual([]);
  });

  test.each(untrue)("a note that says that %s is open shows nothing at all", async (_what, open) => {
    expect(await readForged(thief, { open })).toEqual([]);
  });

  test.each(emptyNotes)("a note that says that %s is open shows nothing", async (_what, open) => {
    expect(await readForged(thief, { open })).toEqual([]);
  });

  test.each([
    ["a run that did not agree", unsoundRun],
    ["both runs", `${agreedRun},${unsoundRun}`],
    ["both runs in one word", `${agreedRun}${unsoundRun}`],
    ["a run that is not there", "01900000-0000-7000-8000-0000000000ff"],
    ["no run but a text", "x"],
    ["an empty run among them", `${agreedRun},`],
    ["the run in capitals", agreedRun.toUpperCase().replace("0", "A")],
  ])("a note that says that %s agreed shows no result, file or mark", async (_what, agreed) => {
    const seen = await readForged(thief, { agreed });
    expect(seen.filter((row) => !row.startsWith("awarding.run "))).toEqual([]);
  });

  test("whatever the notes say, nothing is seen that is not open", async () => {
    const truth = new Set(await truthOf(thief));
    const parts = [series, "GCE", "GCSE", "/", ",", ",", `${series}/GCE`, `${series}/GCSE`, agreedRun, unsoundRun, ""];
    const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 3 })), { maxLength: 8 });
    const anyNote = fc
      .tuple(text, fc.constantFrom("", ",", ","), fc.boolean())
      .map(([all, between, around]) =>
        `${around ? "," : ""}${all.join(between)}${around ? "," : ""}`.replaceAll("\0", ""),
      );
    await fc.assert(
      fc.asyncProperty(anyNote, anyNote, fc.boolean(), async (open, agreed, both) => {
        const seen = await readForged(thief, both ? { open, agreed } : { open });
        expect(seen.filter((row) => !truth.has(row))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("a note that was true when the transaction began shows nothing once the release is postponed", async () => {
    const seen = await readWith(thief, async (tx) => {
      await noteTruth(tx, thief.role);
      await database.as.board.updateTable("results.release").set({ at: "2026-08-27T08:00:00Z" }).execute();
    });
    await database.as.board
      .updateTable("results.release")
      .set({ at: instants.candidates })
      .where("family", "=", "GCE")
      .execute();
    expect(seen).toEqual([]);
    expect((await truthOf(thief)).length).toBeGreaterThan(1);
  });
});

test("a note of the restricted day is untrue for those who do not see results then", async () => {
  await setClock(database, instants.centres);
  await database.as.board
    .updateTable("results.release")
    .set({ at: instants.centres })
    .where("audience", "=", "centres")
    .execute();
  const thief = { role: "centre", candidate: "" } as const;
  expect((await truthOf(thief)).length).toBeGreaterThan(10);
  const later = await readWith(thief, async (tx) => {
    await noteTruth(tx, "centre");
    await sql`select set_config('app.early', '', true)`.execute(tx);
  });
  expect(later).toEqual([]);
});

test("the program notes what is open to a person of a centre and to a candidate, and nothing for the board", async () => {
  await setClock(database, instants.candidates);
  const noted = (side: "centre" | "candidate" | "board") =>
    transactionAs(
      site.app,
      actorOf({
        personId: side,
        name: side,
        side,
        roles: [side === "centre" ? "exams-officer" : side === "board" ? "results" : "candidate"],
        centreId: side === "board" ? null : "90001",
        candidateId: side === "candidate" ? 1 : null,
      }),
      async (tx) =>
        (
          await sql`select current_setting('app.open', true) as open, current_setting('app.agreed', true) as agreed,
            current_setting('app.centre', true) as centre`.execute(tx)
        ).rows[0],
    );
  expect(await noted("candidate")).toEqual({ open: `,${series}/GCE,`, agreed: agreedRun, centre: "90001" });
  expect(await noted("centre")).toMatchObject({ agreed: agreedRun, open: expect.stringContaining(`,${series}/GCSE,`) });
  const ofBoard = await noted("board");
  expect(ofBoard).toMatchObject({ centre: "" });
  expect(Object.values(ofBoard ?? {}).every((value) => value === null || value === "")).toBe(true);
});
