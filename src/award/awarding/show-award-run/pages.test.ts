import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForAward, guardsOff, insertRows, series } from "../fixture.ts";
import { listAwardRunsRoutes } from "../list-award-runs/page.ts";
import { boardClient } from "../run-award/award-parts.ts";
import { runAwardRoutes } from "../run-award/page.ts";
import { showAwardRunRoutes } from "./page.ts";

let site: TestSite;
let board: Visitor;
beforeAll(async () => {
  site = await testSite([...listAwardRunsRoutes, ...runAwardRoutes, ...showAwardRunRoutes]);
  board = await site.signIn({ personId: "aw1", name: "Ada Award", side: "board", role: "awarding" });
});
afterAll(() => site.close());

test("before there are entries the page says what will appear", async () => {
  expect((await board.get("/board/awarding/start")).body).toContain("No series has entries yet.");
  const empty = await board.get("/board/awarding");
  expect(empty.body).toContain("No award has been run.");
  expect(empty.body).toContain('href="/board/awarding/start"');
  await fillForAward(site.app.database, { seed: 3, centres: 1, candidates: 8 });
});

test("an award is started from the form, can be followed, and stays on the list", async () => {
  const form = (await board.get("/board/awarding/start")).body;
  expect(form).toMatch(/<option value="6A26"[^>]*>/);
  expect(form).toContain('action="/board/awarding"');
  expect(form).not.toContain("shadow calculation");
  expect(form).toMatch(/<option value="award" selected>/);
  const started = await board.post("/board/awarding", { series, cause: "award", missing: "refuse", _token: "" });
  const address = String(started.headers["location"]);
  expect(address).toMatch(/^\/board\/awarding\/[0-9a-f-]{36}$/);
  const shown = await until(address, (page) => page.body.includes("The second calculation agrees"));
  expect(shown.body).toContain("0 <small>differences in");
  expect((await board.get("/board/awarding/start")).body).toMatch(/<option value="correction" selected>/);
  expect(shown.body).toContain("A row is one live entry of this part for an award or a unit");
  expect(shown.body).not.toContain("http-equiv");
  const list = await board.get("/board/awarding?status=agreed");
  expect(list.body).toContain(address);
  expect((await board.get("/board/awarding?status=failed")).body).toContain("Nothing matches your filters.");
  const [heading, first] = (await board.get("/board/awarding?format=csv")).body.split("\r\n");
  expect(heading).toBe("\uFEFFRun,Series,Started (UK time),Finished,By,Cause,Status,Entries,Results,New versions");
  expect(first).toContain(`${address.slice(-36)},${series},`);
  expect(first).toMatch(/,Ada Award,award,agreed,\d+,\d+,\d+$/);
});

test("the API starts a run and tells how it went", async () => {
  const started = await site.server.inject({
    method: "POST",
    url: "/api/v1/award-runs",
    headers: await bearer(),
    payload: { series, cause: "correction" },
  });
  expect(started.statusCode).toBe(202);
  const { href }: { href: string } = started.json();
  const shown = await until(href, (answer) => answer.body.includes('"agreed"'));
  expect(JSON.parse(shown.body)).toMatchObject({
    series,
    status: "agreed",
    newVersions: 0,
    report: { second: { differences: 0 } },
  });
});

test("a run that has not ended shows its progress and refreshes itself", async () => {
  const runId = "01900000-0000-7000-8000-000000000077";
  await insertRows(site.app.database, "awarding.run", [
    {
      run_id: runId,
      series,
      started_at: "2026-07-01T09:00:00Z",
      started_by: "Ada Award",
      status: "running",
      cause: "award",
      missing: "refuse",
      rule_version: "x",
      progress: { phase: "award", done: 500, all: 2000 },
      report: {},
    },
  ]);
  const page = await board.get(`/board/awarding/${runId}`);
  expect(page.body).toContain('<noscript><meta http-equiv="refresh" content="3"></noscript>');
  expect(page.body).toMatch(/500 of 2,000 entries/);
  expect(page.body).toContain('value="25"');
});

test("the form says why an award cannot be started", async () => {
  expect((await board.post("/board/awarding", { series: "", _token: "" })).body).toContain(
    "Choose the series to award.",
  );
  const lock = await boardClient(site.app.database.address);
  await lock.query("select pg_advisory_lock(hashtextextended('award ' || $1, 0))", [series]);
  const second = await board.post("/board/awarding", { series, cause: "award", missing: "refuse", _token: "" });
  expect(second.status).toBe(422);
  expect(second.body).toContain("An award of 6A26 is running.");
  await lock.end();
});

test("a run that stopped says what the check found", async () => {
  await guardsOff(site.app.database);
  const runId = "01900000-0000-7000-8000-000000000078";
  const fault = {
    step: "30-entry-mark",
    check: "an entry counted twice",
    rows: [{ centre_id: "20001", candidate_id: 5, option: "J560H" }],
  };
  await insertRows(site.app.database, "awarding.run", [
    {
      run_id: runId,
      series,
      started_at: "2026-06-01T09:00:00Z",
      started_by: "Ada Award",
      status: "failed",
      cause: "award",
      missing: "refuse",
      rule_version: "x",
      progress: {},
      report: {
        refusals: [{ code: "award-check-failed", text: "The award stopped." }],
        fault,
        second: { compared: 1, differences: 1, first: [{ ...fault.rows[0], field: "grade", award: "7", second: "6" }] },
      },
    },
  ]);
  const page = await board.get(`/board/awarding/${runId}`);
  expect(page.body).toContain("An entry counted twice (30 entry mark)");
  expect(page.body.match(/<td[^>]*>2305 Okafor5, Niamh<\/td>/g)).toHaveLength(2);
  expect(page.body).not.toMatch(/Candidate id|<td[^>]*>5<\/td>/);
  expect(page.body).toContain("J560H");
});

test("an unknown run and a malformed address are not found, and a centre may not look", async () => {
  expect((await board.get("/board/awarding/01900000-0000-7000-8000-00000000ffff")).status).toBe(404);
  expect((await board.get("/board/awarding/x")).status).toBe(404);
  const officer = await site.signIn({
    personId: "eo1",
    name: "Eve Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "20001",
  });
  expect((await officer.get("/board/awarding")).status).toBe(403);
});

async function until(path: string, ready: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await board.get(path);
    if (ready(answer)) return answer;
    await sleep(50);
  }
}

async function bearer(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await site.token("aw1")}` };
}
