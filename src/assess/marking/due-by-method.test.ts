import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "../../award/results/fixture.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { fillForMarking, series, submitTyped } from "./fixture.ts";

/** Marks are due by the deadline of the way the work is moderated: uploaded, posted, visited, or with all others. */
let site: TestSite;
let officer: Visitor;
let now = "2026-05-20T10:00:00Z";

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from(now) });
  const { database } = site.app;
  await fillForMarking(database, ["10001"], 4, ["H446A", "H600", "B1604"]);
  await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
    select '10001', ${series}, n, 'I1201', 'file' from generate_series(1, 4) n`.execute(database.as.worker);
  await sql`insert into catalogue.key_dates (series, family, kind, at, at_instant, status) values
      (${series}, 'GCE', 'marks-due-upload', '2026-05-25T23:59', '2026-05-25T22:59:00Z', 'sample'),
      (${series}, 'GCE', 'marks-due-post', '2026-05-18T23:59', '2026-05-18T22:59:00Z', 'sample')`.execute(
    database.as.worker,
  );
  await sql`insert into centres.approval (centre_id, family) values ('10001', 'GCE')`.execute(database.as.worker);
  const person = { personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: "10001" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

const works = [
  ["uploaded work", "H446/03", "H446A", "12", "2026-05-25T22:59:59Z"],
  ["visited work", "H600/01", "H600", "20", "2026-05-31T22:59:59Z"],
  ["work of a family that has no date for its method", "B1604/01", "B1604", "P", "2026-05-15T22:59:59Z"],
  ["work of a family without deadlines", "I1201/01", "I1201", "P", "2026-08-05T22:59:59Z"],
] as const;

test.each(works)("marks of %s (%s) are taken until its own deadline, and not a second longer", async (...work) => {
  const [, component, option, value, due] = work;
  const instant = Temporal.Instant.from(due);
  const grid = `/centre/marks/${encodeURIComponent(component)}`;
  const typed = (number: number) => ({ series, [`m.000${number}.${option}`]: value });
  const at = async (moment: Temporal.Instant, number: number): Promise<number> => {
    now = moment.toString();
    await setClock(site.app.database, now);
    const answer = await submitTyped(officer, grid, typed(number));
    return answer.status;
  };
  expect([await at(instant, 1), await at(instant.add({ seconds: 1 }), 2)]).toEqual([303, 422]);
  const kept = await sql<{ candidate_id: number }>`select candidate_id from marking.movement
    where component = ${component}`.execute(site.app.database.as.worker);
  expect(kept.rows.map((row) => row.candidate_id)).toEqual([1]);
});

test.each(works)("the database takes marks of %s (%s) as long, whoever sends them", async (...work) => {
  const [, component, option, value, due] = work;
  const [mark, grade] = value === "P" ? [null, "P"] : [Number(value), null];
  const write = async (moment: Temporal.Instant): Promise<string> => {
    await setClock(site.app.database, moment.toString());
    return site.app.database.as.centre
      .transaction()
      .execute(async (tx) => {
        await sql`select set_config('app.centre', '10001', true)`.execute(tx);
        await sql`insert into marking.movement
          (centre_id, series, candidate_id, option, component, movement, change, status, grade, cause, act_id,
            centre_marked)
          values ('10001', ${series}, 3, ${option}, ${component}, 1, ${mark ?? 0}, 'marked', ${grade}, 'raw',
            gen_random_uuid(), true)`.execute(tx);
        return "taken";
      })
      .catch((fault: unknown) => String(fault));
  };
  const instant = Temporal.Instant.from(due);
  expect(await write(instant.add({ seconds: 1 }))).toContain("until they are due");
  // In time, what is missing is the act alone.
  expect(await write(instant)).toContain("in the transaction of that act");
});

test("a centre is told the deadlines of the methods by which its own work is moderated", async () => {
  now = "2026-05-16T10:00:00Z";
  const { body } = await officer.get("/centre");
  expect([/uploaded work/.test(body), /visiting moderation/.test(body), /posted work/.test(body)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("key dates tell each method its own deadline, and where there is none", async () => {
  const { body } = await officer.get("/key-dates?series=6A26");
  for (const text of ["Marks due, uploaded work", "Marks due, posted work", "Marks due, visiting moderation"]) {
    expect(body).toContain(text);
  }
  expect(body).toContain("Entries on any day until");
});
