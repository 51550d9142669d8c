import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { guardsOff } from "../../awarding/fixture.ts";
import { percent } from "./distribution.ts";
import { seriesRoutes } from "./routes.ts";

let site: TestSite;
const people: Record<string, Visitor> = {};
const runId = "018f0000-0000-7000-8000-000000000001";

beforeAll(async () => {
  site = await testSite(seriesRoutes);
  await loadDemoCatalogue(site.app.database);
  await guardsOff(site.app.database);
  await site.app.database.pools.worker.query(`
    insert into centres.centre (centre_id, name) values ('90001', 'Ash School'), ('90002', 'Oak School');
    insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
      select c, n, c || '0260' || lpad(n::text, 3, '0') || 'X', 'Hill', 'Sam', 'HILL:SAM', 'N'
        from unnest(array['90001', '90002']) c, generate_series(1, 4) n;
    insert into entries.entry (centre_id, series, candidate_id, option, status, channel)
      select c, '6A26', n, 'H446A', case when c = '90002' and n = 4 then 'withdrawn' else 'made' end, 'file'
      from unnest(array['90001', '90002']) c, generate_series(1, 4) n;
    insert into exchange.file (centre_id, file_id, kind, needs, name, series, content_hash, bytes, received_by, status,
    content, reply, rejected_on, rejected_nth)
      select '90001', gen_random_uuid(), 'entry-file', 'entries.view', 'E', '6A26', 'h', 1, 'x', s, '', '',
        case when s = 'rejected' then platform.clock()::date end, case when s = 'rejected' then n end
      from unnest(array['accepted', 'accepted-with-warnings', 'rejected', 'rejected']) with ordinality t(s, n);
    insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status, cause,
    act_id)
      select '90001', '6A26', n, 'H446A', 'H446/01', 1, 50, 'marked', 'raw', gen_random_uuid() from generate_series(1,
        4) n;
    insert into awarding.run (run_id, series, started_by, status, rule_version, entries, results) values ('${runId}',
    '6A26', 'b', 'agreed', 'v', 7, 7);
    insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status, grade,
    partial_absence, cause)
      select centre_id, series, candidate_id, option, 1, '${runId}', 'GCE', 'award',
             case when centre_id = '90002' and candidate_id = 3 then 'no-result' else 'graded' end,
             case when centre_id = '90002' and candidate_id = 3 then null when candidate_id = 1 then 'A*' else 'C' end,
             false, 'award'
      from entries.entry where status <> 'withdrawn'`);
  for (const role of ["results", "entries", "awarding", "administrator"] as const) {
    people[role] = await site.signIn({ personId: role, name: role, side: "board", role });
  }
  people["centre"] = await site.signIn({
    personId: "c1",
    name: "Ann",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
});
afterAll(() => site.close());

const get = async (who: string, path: string) => people[who]?.get(path) ?? site.visitor().get(path);

test("the list has every series with its numbers", async () => {
  const page = await get("entries", "/board/series");
  expect(page.status).toBe(200);
  expect(page.body).toContain('href="/board/series/6A26"');
  expect((await get("entries", "/board/series?format=csv")).body).toMatch(/6A26,June 2026,\d+,7,2,agreed/);
});

test("the summary counts what there is", async () => {
  const answer = await get("administrator", "/api/v1/series/6A26/summary");
  const body = JSON.parse(answer.body);
  expect(body.figures).toEqual({
    entries: 7,
    withdrawn: 1,
    candidates: 7,
    centres: 2,
    filesAccepted: 1,
    filesWarned: 1,
    filesRefused: 2,
  });
  expect(body.award).toBe("agreed");
  expect(body.options).toMatchObject([{ option: "H446A", entries: 7, centres: 2, family: "GCE" }]);
  const paper = body.components.find((each: { component: string }) => each.component === "H446/01");
  expect(paper).toMatchObject({ entries: 7, outstanding: 3, percentIn: 57 });
  const rows: { grade: string; count: number; share: string; cumulative: string | null }[] = body.distributions[0].rows;
  expect(rows.map(({ grade, count, share, cumulative }) => [grade, count, share, cumulative])).toEqual([
    ["A*", 2, "28.6", "28.6"],
    ["A", 0, "0.0", "28.6"],
    ["B", 0, "0.0", "28.6"],
    ["C", 4, "57.1", "85.7"],
    ["D", 0, "0.0", "85.7"],
    ["E", 0, "0.0", "85.7"],
    ["U", 0, "0.0", "85.7"],
    ["X", 1, "14.3", null],
  ]);
});

test("the dashboard leads to the rows behind its numbers", async () => {
  const page = await get("administrator", "/board/series/6A26");
  expect(page.status).toBe(200);
  for (const href of [
    "/board/release?series=6A26",
    `/board/awarding/${runId}`,
    "/board/entry-files?series=6A26",
    "/board/marking/H446%2F01?series=6A26",
    "/board/series/6A26/grades",
    "/board/catalogue/H446",
  ])
    expect(page.body).toContain(`href="${href}"`);
  expect((await get("administrator", "/board/series/6A26?family=GCSE")).body).toContain("0 entry codes");
});

test("grades have a chart, a table and files", async () => {
  const page = await get("results", "/board/series/6A26/grades");
  expect(page.body).toContain("<svg");
  expect(page.body).toContain("H446A");
  expect((await get("results", "/board/series/6A26/grades?format=csv")).body).toContain(
    "H446A,Computer Science (upload),award,C,4,57.1,85.7",
  );
});

test("a role sees only what it may: no grades before it may see results", async () => {
  const page = await get("entries", "/board/series/6A26");
  expect(page.body).not.toContain('id="grades"');
  expect(page.body).not.toContain('id="award"');
  expect(JSON.parse((await get("entries", "/api/v1/series/6A26/summary")).body)).toMatchObject({
    distributions: [],
    runs: [],
    components: [],
  });
  expect((await get("entries", "/board/series/6A26/grades")).status).toBe(403);
});

test("a series with nothing in it says what will appear", async () => {
  const page = await get("administrator", "/board/series/1A26");
  expect(page.body).toContain("There are no entries in January 2026 yet");
  expect((await get("administrator", "/board/series/1A26/grades")).body).toContain("There are no grades yet");
});

test("no centre, no stranger, no unknown series", async () => {
  for (const path of [
    "/board/series",
    "/board/series/6A26",
    "/board/series/6A26/grades",
    "/api/v1/series/6A26/summary",
  ]) {
    expect((await get("centre", path)).status).toBe(403);
    expect([303, 401]).toContain((await site.visitor().get(path)).status);
  }
  expect((await get("administrator", "/board/series/ZZ")).status).toBe(404);
  expect((await get("administrator", "/api/v1/series/ZZ/summary")).status).toBe(404);
});

test("a percentage is the share to the nearest tenth, halves up", () => {
  expect([percent(1, 8), percent(1, 3), percent(2, 3), percent(1, 2000), percent(7, 7), percent(0, 0)]).toEqual([
    "12.5",
    "33.3",
    "66.7",
    "0.1",
    "100.0",
    "0.0",
  ]);
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (part, more) => {
      const whole = part + more + 1;
      const tenths = BigInt(percent(part, whole).replace(".", ""));
      const doubled = 2n * (1000n * BigInt(part) - tenths * BigInt(whole));
      expect(doubled < BigInt(whole) && doubled >= -BigInt(whole)).toBe(true);
    }),
  );
});
