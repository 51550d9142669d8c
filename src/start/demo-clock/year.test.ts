import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { type SmallDemo, smallDemo } from "./fixture.ts";

/** A board that is walked through the year, and one of the same seed that was made at its end at once. */
let [walked, whole]: (SmallDemo | undefined)[] = [];
let [first, second]: Database[] = [];
beforeAll(async () => {
  [first, second] = [await freshDatabase(), await freshDatabase()];
  walked = await smallDemo(first, "2026-01-20T08:00:00Z");
});
afterAll(async () => {
  for (const each of [walked, whole]) await each?.close();
  for (const each of [first, second]) await each?.close();
});

const here = (): SmallDemo => {
  if (!walked) throw new Error("The board was not made.");
  return walked;
};

async function goTo(instant: string): Promise<void> {
  const at = Temporal.Instant.from(instant);
  await here().year.goOnTo(at);
  await here().clock.moveTo(here().app.database, at);
}

/** What there is on a board, of what comes one after the other in the year. */
async function holds({ app }: SmallDemo) {
  const found = await sql<Record<string, number>>`
    select (select count(distinct f.centre_id) from exchange.file f
        where f.letter <> 'M' and f.status <> 'rejected')::integer as entered,
      (select count(distinct f.centre_id) from exchange.file f where f.letter = 'A')::integer as amended,
      (select count(*) from exchange.file f where f.letter = 'M')::integer as "markFiles",
      (select count(distinct m.component) from marking.movement m join catalogue.components k using (component)
        where k.teacher_marks = 'N')::integer as papers,
      (select count(*) from awarding.run)::integer as runs,
      (select count(*) from results.release)::integer as instants,
      (select count(*) from results.release r where r.at <= platform.clock())::integer as open,
      (select count(*) from catalogue.series s where s.year = 2027)::integer as "nextYear"`.execute(
    app.database.as.worker,
  );
  return found.rows[0];
}

const none = { entered: 0, amended: 0, markFiles: 0, papers: 0, runs: 0, instants: 0, open: 0, nextYear: 0 };

test("each day holds what had happened by then, and nothing of what comes later", async () => {
  expect(await holds(here())).toEqual(none);
  await goTo("2026-02-16T08:00:00Z");
  expect(await holds(here())).toEqual({ ...none, entered: 2 });
  await goTo("2026-02-23T08:00:00Z");
  expect(await holds(here())).toEqual({ ...none, entered: 3 });
  await goTo("2026-05-05T07:00:00Z");
  const inMay = await holds(here());
  expect(inMay).toEqual({ ...none, entered: 3, amended: inMay?.["amended"], markFiles: 2 });
  await goTo("2026-05-16T08:00:00Z");
  expect(await holds(here())).toMatchObject({ markFiles: 3, papers: 0, nextYear: 0 });
  await goTo("2026-07-04T08:00:00Z");
  const inJuly = await holds(here());
  await goTo("2026-07-18T08:00:00Z");
  const marked = await holds(here());
  expect(inJuly?.["papers"]).toBeGreaterThan(0);
  expect(inJuly?.["papers"]).toBeLessThan(marked?.["papers"] ?? 0);
  expect(marked).toMatchObject({ runs: 0, instants: 0, nextYear: 2 });
  await goTo("2026-08-10T08:00:00Z");
  expect(await holds(here())).toMatchObject({ runs: 1, instants: 0 });
  await goTo("2026-08-11T23:00:59Z");
  const set = (await holds(here()))?.["instants"] ?? 0;
  expect(await holds(here())).toMatchObject({ instants: set, open: 0 });
  await goTo("2026-08-20T07:00:00Z");
  expect(set).toBeGreaterThan(8);
  expect(await holds(here())).toMatchObject({ runs: 1, instants: set, open: set });
});

test("what happens is dated by the demonstration's clock", async () => {
  const { database } = here().app;
  const found = await sql<{ about: string; day: string }>`
    select 'award' as about, max(r.finished_at)::date::text as day from awarding.run r
    union all select 'marks', min(m.made_at)::date::text from marking.movement m
    union all select 'acts', max(a.at)::date::text from audit.act a where a.chain = '6A26'
    union all select 'files', min(f.received_at)::date::text from exchange.file f`.execute(database.as.worker);
  expect(Object.fromEntries(found.rows.map(({ about, day }) => [about, day]))).toEqual({
    award: "2026-08-05",
    marks: "2026-04-28",
    acts: "2026-08-11",
    files: "2026-02-02",
  });
  expect((await here().year.happenedAt()).toString()).toMatch(/^2026-08-12T10:00/);
});

test("a year that was walked ends as one that was not: the same entries, marks and results", async () => {
  if (!second) throw new Error("There is no second database.");
  whole = await smallDemo(second, "2026-12-31T08:00:00Z");
  const contents = async ({ app }: SmallDemo): Promise<unknown> => {
    const found = await sql`
      select r.centre_id, r.candidate_id, r.option, r.version, r.status, r.grade, r.total, r.uniform, r.points,
        (select sum(m.change)::integer from marking.movement m where m.centre_id = r.centre_id
          and m.candidate_id = r.candidate_id and m.option = r.option and m.series = r.series) as marks
      from awarding.result r order by r.centre_id, r.candidate_id, r.option`.execute(app.database.as.worker);
    return found.rows;
  };
  const [one, other] = [await contents(here()), await contents(whole)];
  expect(one).toEqual(other);
  expect(await holds(here())).toEqual(await holds(whole));
});
