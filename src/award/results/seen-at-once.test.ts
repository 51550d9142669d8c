import { sql } from "kysely";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { addRun, agreedRun, fillEntries, fillResults, insertRows, instants, series } from "./fixture.ts";
import { setClock, setInstants } from "./fixture.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";

/**
 * What is read with one message, by connections that keep their plans and serve one reader after the other: it follows
 * the clock, the release, the results and the reader's own rights at once.
 */
let site: TestSite;
let readers: Readonly<Record<"officer" | "other" | "teacher" | "siân" | "bobby" | "gwen", Visitor>>;

beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await fillEntries(database);
  await setInstants(database);
  await fillResults(database);
  const body = { series, runId: agreedRun, status: "agreed" };
  const event = { eventId: agreedRun, name: "award-run-finished", centreId: null, body };
  await database.as.worker.transaction().execute((tx) => prepareResultFiles.hear(tx, event, site.app));
  const atCentre = (name: string, role: "exams-officer" | "teacher", centreId: string) =>
    site.signIn({ personId: name, name, side: "centre", role, centreId, subjects: role === "teacher" ? ["J560"] : [] });
  const candidate = (name: string, centreId: string, candidateId: number) =>
    site.signIn({ personId: name, name, side: "candidate", role: "candidate", centreId, candidateId });
  readers = {
    officer: await atCentre("officer", "exams-officer", "90001"),
    other: await atCentre("other", "exams-officer", "90002"),
    teacher: await atCentre("teacher", "teacher", "90001"),
    siân: await candidate("siân", "90001", 1),
    bobby: await candidate("bobby", "90001", 2),
    gwen: await candidate("gwen", "90003", 1),
  };
});
afterAll(() => site.close());

/** How many grades a candidate reads, and whether the page and the API agree. */
async function gradesOf(reader: Visitor): Promise<number> {
  const { body } = await reader.get("/candidate/results");
  const found = [...body.matchAll(/Grade: <\/span>/g)].length;
  expect(JSON.parse((await reader.get("/api/v1/my-results")).body)).toHaveLength(found);
  return found;
}

async function fileOf(reader: Visitor, sequence: number): Promise<string> {
  const { status, headers } = await reader.get(`/centre/result-files/${series}/${sequence}`);
  return status === 200 ? String(headers["content-disposition"]) : String(status);
}

const setAt = (at: string) => setClock(site.app.database, at);

test("a second early there is nothing, at the instant everything, and when the clock goes back nothing again", async () => {
  for (let times = 0; times < 3; times += 1) {
    await setAt("2026-08-18T23:00:59Z");
    expect([await fileOf(readers.officer, 1), await gradesOf(readers.siân)]).toEqual(["404", 0]);
    await setAt(instants.centres);
    expect(await fileOf(readers.officer, 1)).toContain("R9000190.X01");
    await setAt("2026-08-20T06:59:59Z");
    expect(await gradesOf(readers.siân)).toBe(0);
    await setAt(instants.candidates);
    expect(await gradesOf(readers.siân)).toBe(11);
  }
});

test("readers who take turns at the same connections each see what is theirs", async () => {
  await setAt(instants.candidates);
  for (let times = 0; times < 12; times += 1) {
    expect(await gradesOf(readers.siân)).toBe(11);
    expect(await gradesOf(readers.bobby)).toBe(2);
    expect(await gradesOf(readers.gwen)).toBe(1);
    expect(await fileOf(readers.officer, 1)).toContain("R9000190.X01");
    expect(await fileOf(readers.other, 1)).toContain("R9000290.X01");
    expect(await fileOf(readers.other, 2)).toBe("404");
    expect(await fileOf(readers.teacher, 1)).toBe("404");
  }
});

test("a candidate's page and a results file each wait for the database once, and once for the session", async () => {
  await setAt(instants.candidates);
  expect(await waitsFor("public", () => readers.siân.get("/candidate/results"))).toBe(1);
  expect(await waitsFor("centre", () => readers.officer.get(`/centre/result-files/${series}/1`))).toBe(1);
  expect(await waitsFor("access", () => readers.siân.get("/candidate/results"))).toBe(1);
});

/** How often an account waits for the database; other work of the program may wait now and then, so the least of some. */
async function waitsFor(account: "public" | "centre" | "access", ask: () => Promise<unknown>): Promise<number> {
  const [pool, heard, waits] = [site.app.database.pools[account], new WeakSet<object>(), Array<number>()];
  let count = 0;
  const hear = (client: PoolClient): void => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on("drain", () => {
      count += 1;
    });
  };
  pool.on("acquire", hear);
  for (let times = 0; times < 5; times += 1) {
    const before = count;
    await ask();
    waits.push(count - before);
  }
  pool.off("acquire", hear);
  return Math.min(...waits);
}

test("a release that no longer stands closes what it had not opened, and a result issued again is the one seen", async () => {
  const { database } = site.app;
  await setAt(instants.candidates);
  await addRun(database, "01900000-0000-7000-8000-00000000000d", "agreed", "2026-08-21T00:00:00Z");
  const again = { centre_id: "90001", series, candidate_id: 2, option: "J560H", version: 2, family: "GCSE" };
  const review = { kind: "award", status: "graded", grade: "9", partial_absence: false, total: 210, cause: "review" };
  await insertRows(database, "awarding.result", [
    { ...again, ...review, run_id: "01900000-0000-7000-8000-00000000000d" },
  ]);
  const { body } = await readers.bobby.get("/candidate/results");
  expect(body).toMatch(/Grade: <\/span>9</);
  expect(body).toContain("Changed since results day");
  await sql`insert into results.suspension (proposal_id, series, family, because)
    select proposal_id, series, family, 'mark' from results.release
    where family = 'GCSE' and audience = 'candidates'`.execute(database.as.owner);
  expect(await gradesOf(readers.bobby)).toBe(1);
  expect(await gradesOf(readers.gwen)).toBe(0);
});

test("whoever may no longer come in is turned away at the next request", async () => {
  await setAt(instants.candidates);
  const end = sql`update access.role_holding set ended_at = now(), ended_by = 'x' where person_id in ('officer', 'siân')`;
  await end.execute(site.app.database.as.access);
  for (const [reader, path] of [
    [readers.officer, `/centre/result-files/${series}/1`],
    [readers.siân, "/candidate/results"],
  ] as const) {
    const { status, body } = await reader.get(path);
    expect([status < 400 && status >= 300, body.includes("Grade: ")]).toEqual([true, false]);
  }
});
