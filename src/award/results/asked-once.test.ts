import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Database } from "#platform/database";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { agreedRun, fillEntries, fillResults, instants, series, setClock, setInstants } from "./fixture.ts";

/**
 * A policy asks the tables of releases and runs once for a query, however many rows there are. PostgreSQL counts the
 * calls of functions: every page makes as many at a centre with a dozen results as at one with a thousand.
 */
let site: TestSite;
let database: Database;
let root: pg.Client;
let officer: Visitor;
let candidate: Visitor;

beforeAll(async () => {
  site = await testSite();
  ({ database } = site.app);
  const { host, port, secret } = inject("testServer");
  root = new pg.Client({ host, port, user: "accolade_root", password: secret, database: database.address.name });
  await root.connect();
  for (const role of ["centre", "public"]) {
    await root.query(`alter role accolade_${role} in database ${database.address.name} set track_functions = 'all'`);
  }
  await fillEntries(database);
  await setInstants(database);
  await fillResults(database);
  await setClock(database, instants.candidates);
  const one = { personId: "o", name: "Ann", side: "centre", role: "exams-officer", centreId: "90001" } as const;
  officer = await site.signIn(one);
  candidate = await site.signIn({
    personId: "c",
    name: "Siân",
    side: "candidate",
    role: "candidate",
    centreId: "90001",
    candidateId: 1,
  });
});
afterAll(async () => {
  await root.end();
  await site.close();
});

/** Ends the connections of centres and candidates, which then write down what they counted. */
async function endConnections(): Promise<void> {
  const theirs = "datname = current_database() and usename in ('accolade_centre', 'accolade_public')";
  await root.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${theirs}`);
  for (;;) {
    const left = await root.query(`select 1 from pg_stat_activity where ${theirs}`);
    if (left.rowCount === 0) return;
  }
}

async function countCalls(ask: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  await endConnections();
  await root.query("select pg_stat_reset()");
  await ask();
  await endConnections();
  const found = await root.query<{ name: string; calls: number }>(
    "select schemaname || '.' || funcname as name, calls::integer from pg_stat_user_functions where calls > 0",
  );
  return Object.fromEntries(found.rows.map(({ name, calls }) => [name, calls]));
}

const ofOfficer = [
  "/centre",
  "/centre/results",
  "/centre/results?format=csv",
  "/api/v1/results",
  "/centre/results/6A26/1",
  "/centre/results/6A26/1/J560H",
  "/centre/results/6A26/broadsheet.pdf",
  "/centre/result-files",
  "/centre/marks?series=6A26",
  "/centre/entries?series=6A26",
];
const ofCandidate = ["/candidate/results", "/api/v1/my-results", "/candidate/results/6A26/J560H"];
const pages = [
  ...ofOfficer.map((path) => ({ who: "officer", path })),
  ...ofCandidate.map((path) => ({ who: "candidate", path })),
];

async function callsOfPages() {
  const calls: Record<string, Readonly<Record<string, number>>> = {};
  for (const { who, path } of pages) {
    const visitor = who === "officer" ? officer : candidate;
    calls[path] = await countCalls(async () => expect([path, (await visitor.get(path)).status]).toEqual([path, 200]));
  }
  return calls;
}

/** Two hundred and fifty more candidates of the centre, with four results and six marks each. */
async function grow(): Promise<void> {
  await root.query(`
    insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
      select '90001', n, '90001026' || lpad(n::text, 4, '0') || 'A', 'S' || n, 'F', 'x', 'N'
      from generate_series(101, 350) n;
    insert into candidates.candidate_number (centre_id, candidate_id, series, candidate_number)
      select '90001', n, '${series}', n from generate_series(101, 350) n;
    insert into entries.entry (centre_id, series, candidate_id, option, status, stage, channel, slot_mark)
      select '90001', '${series}', n, o, 'made', 'on-time', 'file', ' '
      from generate_series(101, 350) n, unnest(array['J560H', 'J277', 'H446A', 'H857']) o;
    insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status, grade,
        partial_absence, total, cause)
      select '90001', '${series}', n, o, 1, '${agreedRun}', f, 'award', 'graded', '7', false, 180, 'award'
      from generate_series(101, 350) n,
        (values ('J560H', 'GCSE'), ('J277', 'GCSE'), ('H446A', 'GCE'), ('H857', 'PROJECT')) v (o, f);
    insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status, cause,
        act_id, made_at, centre_marked)
      select '90001', '${series}', n, o, c, 1, 60, 'marked', 'raw', '${agreedRun}', '2026-07-01T12:00:00Z',
        marking.is_centre_marked(c)
      from generate_series(101, 350) n, (values ('J560H', 'J560/04'), ('J560H', 'J560/05'), ('J560H', 'J560/06'),
        ('H446A', 'H446/01'), ('H446A', 'H446/03'), ('H857', 'H857/01')) v (o, c);`);
  await root.query("vacuum analyze");
}

test("a page calls each function of the database as often for a thousand results as for a dozen", async () => {
  await root.query("vacuum analyze");
  const few = await callsOfPages();
  await grow();
  const many = await callsOfPages();
  expect(many).toEqual(few);
  expect(Object.values(many).flatMap((each) => Object.values(each)).length).toBeGreaterThan(0);
});
