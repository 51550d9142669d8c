import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseExchangeFile } from "../../../formats/exchange-file/parse-exchange-file.ts";
import { newId } from "#platform/database";
import { type Announcement, deliverEvents } from "#platform/events";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import {
  addRun,
  agreedRun,
  fillEntries,
  fillResults,
  insertRows,
  instants,
  series,
  setClock,
  setInstants,
} from "../fixture.ts";
import { fileNumber } from "./file-number.ts";
import { prepareResultFiles } from "./prepare-result-files.ts";

const laterRun = "01900000-0000-7000-8000-000000000002";
let site: TestSite;

beforeAll(async () => {
  site = await testSite([]);
  await fillEntries(site.app.database);
  await fillResults(site.app.database);
  await setInstants(site.app.database);
});
beforeEach(async () => {
  await site.app.database.pools.owner.query("truncate results.prepared_file");
  await setClock(site.app.database, "2026-08-06T00:00:00Z");
});
afterAll(() => site.close());

/** Announces a finished run and delivers it, as the worker does. */
async function announceRun(runId: string, status = "agreed"): Promise<void> {
  const event: Announcement = { name: "award-run-finished", centreId: null, body: { series, runId, status } };
  await insertRows(site.app.database, "platform.outbox", [
    { event_id: newId(), name: event.name, centre_id: null, body: event.body, at: "2026-08-06T00:00:00Z" },
  ]);
  await deliverEvents(site.app, [prepareResultFiles]);
}

async function files(centre = "90001") {
  return site.app.database.as.worker
    .selectFrom("results.prepared_file")
    .select(["sequence", "family", "name", "records", "content", "run_id"])
    .where("centre_id", "=", centre)
    .orderBy("sequence")
    .execute();
}

async function newVersion(run: string, version: number, total: number): Promise<void> {
  await insertRows(site.app.database, "awarding.result", [
    {
      centre_id: "90001",
      series,
      candidate_id: 1,
      option: "J560H",
      version,
      run_id: run,
      family: "GCSE",
      kind: "award",
      status: "graded",
      grade: "8",
      partial_absence: false,
      total,
      marks: [70, 70, 70],
      cause: "review",
    },
  ]);
}

test("an agreed run makes a file for every centre and family, and nothing that is not a result", async () => {
  await announceRun(agreedRun);
  const made = await files();
  expect(made.map((file) => [file.sequence, file.family, file.name, file.records])).toEqual([
    [1, "FSMQ", "R9000190.X01", 1],
    [2, "GCE", "R9000190.X02", 2],
    [3, "GCSE", "R9000190.X03", 4],
    [4, "NATIONALS", "R9000190.X04", 3],
    [5, "PROJECT", "R9000190.X05", 1],
    [6, "TECHNICALS", "R9000190.X06", 3],
    [7, "TECHNICALS-2012", "R9000190.X07", 1],
  ]);
  expect((await files("90002")).map((file) => [file.sequence, file.family])).toEqual([[1, "GCSE"]]);
  for (const { name, content, records } of made) {
    const read = parseExchangeFile(name, content);
    expect(read.faults).toEqual([]);
    expect(read.centres.flatMap((centre) => centre.records)).toHaveLength(records);
  }
});

test("hearing it again makes nothing; made again, the bytes are the same", async () => {
  await announceRun(agreedRun);
  const first = await files();
  await announceRun(agreedRun);
  expect(await files()).toEqual(first);
  await site.app.database.pools.owner.query("truncate results.prepared_file");
  await announceRun(agreedRun);
  expect((await files()).map((file) => file.content)).toEqual(first.map((file) => file.content));
});

test.each(["failed", "disagreed", "calculated"])("a run that is %s makes nothing", async (status) => {
  await announceRun(agreedRun, status);
  expect(await files()).toEqual([]);
});

test("changed results replace the file until it is released, then make the next, of their family alone", async () => {
  await announceRun(agreedRun);
  const first = await files();
  await addRun(site.app.database, laterRun, "agreed", "2026-08-10T00:00:00Z");
  await newVersion(laterRun, 2, 210);
  await announceRun(laterRun);
  const second = await files();
  expect(second.map((file) => file.sequence)).toEqual(first.map((file) => file.sequence));
  const remade = second.filter((file, at) => !file.content.equals(first[at]?.content ?? Buffer.of()));
  expect(remade.map((file) => file.family)).toEqual(["GCSE"]);
  expect(second.find((file) => file.family === "GCSE")?.content.toString("latin1")).not.toMatch(/0187 *7/);

  await setClock(site.app.database, instants.centres);
  const reviewRun = "01900000-0000-7000-8000-000000000003";
  await addRun(site.app.database, reviewRun, "agreed", "2026-09-10T00:00:00Z");
  await newVersion(reviewRun, 3, 212);
  await announceRun(reviewRun);
  const third = await files();
  expect(third.slice(0, 7)).toEqual(second);
  expect(third.slice(7).map((file) => [file.sequence, file.family, file.name, file.records])).toEqual([
    [8, "GCSE", "R9000190.X08", 4],
  ]);
  const changes = recordsOf(third.at(-1)).map((record) => [record["resultOption"], record["change"]]);
  expect(changes).toEqual([
    ["J560H", "A"],
    ["J560H", ""],
    ["J277", ""],
    ["J560H", ""],
  ]);
  expect(recordsOf(second.find((file) => file.family === "GCSE")).map((record) => record["change"])).not.toContain("A");
});

function recordsOf(file: { readonly name: string; readonly content: Buffer } | undefined): Record<string, unknown>[] {
  const read = file ? parseExchangeFile(file.name, file.content).centres : [];
  return read.flatMap((centre) => centre.records.map((record) => ({ ...record })));
}

test.each([
  ["the first", [], "h", false, 1],
  ["the same results", [["GCSE", 1, "h"]], "h", true, null],
  [
    "other results, not released",
    [
      ["GCSE", 1, "g"],
      ["GCE", 2, "g"],
    ],
    "h",
    false,
    1,
  ],
  [
    "other results, released",
    [
      ["GCSE", 1, "g"],
      ["GCE", 2, "g"],
    ],
    "h",
    true,
    3,
  ],
  [
    "results that go back to an earlier file",
    [
      ["GCSE", 1, "h"],
      ["GCSE", 2, "g"],
    ],
    "h",
    true,
    3,
  ],
  ["the hundredth", [["GCSE", 99, "g"]], "h", true, 101],
] as const)("the number of %s", (_name, made, hash, released, expected) => {
  const before = made.map(([family, sequence, known]) => ({ family, sequence, hash: known }));
  expect(fileNumber(before, { family: "GCSE", hash }, released)).toBe(expected);
});
