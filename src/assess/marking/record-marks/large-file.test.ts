import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { costOf, longestTurn } from "../../../start/longest-slice.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { fillForMarking, series } from "../fixture.ts";
import { recordMarks } from "./record-marks.ts";

/** Three papers of one option at so many centres; `MARKS=300000` makes it a measurement. */
const asked = process.env["MARKS"];
const centres = Array.from({ length: asked ? 300 : 30 }, (_, index) => String(10001 + index));
const candidates = Math.ceil(Number(asked ?? 45_000) / centres.length / 3);
const total = candidates * centres.length * 3;
const board = actorOf({
  personId: "b",
  name: "B",
  side: "board",
  roles: ["assessment"],
  centreId: null,
  candidateId: null,
});

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
  await fillForMarking(site.app.database, centres, candidates, ["J560H"]);
});
afterAll(() => site.close());

test("a file of many batches, paper by paper over all centres, is recorded mark for mark", async () => {
  const bytes = Buffer.from(fileOf((paper, number) => String((number * 7 + paper) % 101)));
  const begin = process.hrtime.bigint();
  const cost = await costOf(() => perform(site.app, board, recordMarks, { file: "marks.csv", bytes }));
  const answer = cost.value;
  if (asked) console.log(`others waited ${cost.longest} ms at most; ${cost.memory / 1_000_000} MB`);
  expect(cost.longest).toBeLessThan(longestTurn);
  const milliseconds = Number((process.hrtime.bigint() - begin) / 1_000_000n);
  if (asked)
    console.log(`${total} marks in ${milliseconds} ms: ${(BigInt(total) * 1000n) / BigInt(milliseconds)} a second`);
  expect(answer).toEqual({ ok: true, value: { series, recorded: total, corrected: 0, unchanged: 0, changes: [] } });
  const kept = await sql<{ count: number; wrong: number }>`
    select count(*)::integer as count,
           count(*) filter (where mark <> (candidate_id * 7 + right(component, 1)::integer) % 101)::integer as wrong
    from marking.current_mark`.execute(site.app.database.as.worker);
  expect(kept.rows[0]).toEqual({ count: total, wrong: 0 });
});

test("one fault in its last line leaves nothing behind", async () => {
  const text = fileOf(() => "1").replace(/,1,,\r\n$/, ",101,,\r\n");
  const answer = await perform(site.app, board, recordMarks, {
    file: "marks.csv",
    bytes: Buffer.from(text),
    reason: "Again",
  });
  expect(answer.ok ? "" : answer.refusals).toMatchObject([{ code: "mark-above-maximum", line: total + 1, column: 6 }]);
  const kept = await sql<{ count: number }>`select count(*)::integer as count from marking.movement`.execute(
    site.app.database.as.worker,
  );
  expect(kept.rows[0]?.count).toBe(total);
});

function fileOf(mark: (paper: number, number: number) => string): string {
  const lines = [4, 5, 6].flatMap((paper) =>
    centres.flatMap((centre) =>
      Array.from(
        { length: candidates },
        (_, index) => `${centre},${series},${index + 1},J560H,J560/0${paper},${mark(paper, index + 1)},,\r\n`,
      ),
    ),
  );
  return `centre_id,series,candidate_number,option,component,mark,grade,status\r\n${lines.join("")}`;
}
