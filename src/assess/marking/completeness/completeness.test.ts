import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForMarking, series } from "../fixture.ts";
import { centresOfComponent, completeness, percentIn } from "./completeness.ts";

let site: TestSite;
let board: Visitor;
let officer: Visitor;
type Movement = { centre: string; candidate: number; option: string; component: string; status: string };
const components: Readonly<Record<string, readonly string[]>> = {
  H446A: ["H446/01", "H446/02", "H446/03"],
  H857: ["H857/01"],
};
const centres = ["10001", "10002", "10003"];
const withdrawn = new Set(["10001 1 H446A", "10003 2 H857"]);

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, centres, 3, Object.keys(components));
  for (const [centre, candidate, option] of [...withdrawn].map((each) => each.split(" "))) {
    await sql`update entries.entry set status = 'withdrawn'
      where centre_id = ${centre} and candidate_id = ${Number(candidate)} and option = ${option}`.execute(
      site.app.database.as.worker,
    );
  }
  board = await site.signIn({ personId: "b1", name: "Bo Assessor", side: "board", role: "assessment" });
  officer = await site.signIn({
    personId: "o1",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10001",
  });
});
afterAll(() => site.close());

const anyMovement = fc
  .record({
    centre: fc.constantFrom(...centres),
    candidate: fc.integer({ min: 1, max: 3 }),
    place: fc.constantFrom(
      ...Object.entries(components).flatMap(([option, parts]) => parts.map((component) => ({ option, component }))),
    ),
    status: fc.constantFrom("marked", "incomplete", "absent", "withdrawn", "pending"),
  })
  .map(({ place, ...rest }): Movement => ({ ...rest, ...place }));

test("the counts agree with counting one by one, for random ledgers", async () => {
  const worker = site.app.database.as.worker;
  await fc.assert(
    fc.asyncProperty(fc.array(anyMovement, { maxLength: 40 }), async (movements) => {
      await sql`truncate marking.movement`.execute(site.app.database.as.owner);
      await addMovements(movements);
      const [rows, ofCentres] = [
        await completeness(worker, [series, null, false, null]),
        await centresOfComponent(worker, [series, "H446/02"]),
      ];
      expect(
        rows.map(({ component, entries, marked, absent, held, outstanding }) => ({
          component,
          entries,
          marked,
          absent,
          held,
          outstanding,
        })),
      ).toEqual(
        Object.values(components)
          .flat()
          .map((component) => ({ component, ...countSlowly(movements, component, centres) })),
      );
      expect(ofCentres.map(({ centre_id, entries, outstanding }) => ({ centre_id, entries, outstanding }))).toEqual(
        centres.map((centre) => {
          const { entries, outstanding } = countSlowly(movements, "H446/02", [centre]);
          return { centre_id: centre, entries, outstanding };
        }),
      );
      const own = await completeness(worker, [series, "10002", true, null]);
      expect(own.map((row) => [row.component, row.outstanding])).toEqual(
        ["H446/03", "H857/01"].map((component) => [
          component,
          countSlowly(movements, component, ["10002"]).outstanding,
        ]),
      );
    }),
    { numRuns: 40 },
  );
});

async function addMovements(movements: readonly Movement[]): Promise<void> {
  const last = new Map<string, number>();
  for (const { centre, candidate, option, component, status } of movements) {
    const key = `${centre} ${candidate} ${option} ${component}`;
    const movement = (last.get(key) ?? 0) + 1;
    last.set(key, movement);
    await sql`insert into marking.movement
        (centre_id, series, candidate_id, option, component, movement, change, status, cause, act_id,
         centre_marked)
      values (${centre}, ${series}, ${candidate}, ${option}, ${component}, ${movement}, 0, ${status}, ${movement === 1 ? "raw" : "moderation"},
              '00000000-0000-7000-8000-000000000001', marking.is_centre_marked(${component}))`.execute(
      site.app.database.as.worker,
    );
  }
}

/** The slow twin: every entry looked at in turn. */
function countSlowly(movements: readonly Movement[], component: string, among: readonly string[]) {
  const counts = { entries: 0, marked: 0, absent: 0, held: 0, outstanding: 0 };
  for (const centre of among)
    for (const candidate of [1, 2, 3])
      for (const [option, parts] of Object.entries(components)) {
        if (!parts.includes(component) || withdrawn.has(`${centre} ${candidate} ${option}`)) continue;
        const last = movements
          .filter((each) => each.centre === centre && each.candidate === candidate && each.component === component)
          .at(-1)?.status;
        counts.entries += 1;
        if (last === undefined) counts.outstanding += 1;
        else if (last === "absent" || last === "withdrawn") counts.absent += 1;
        else counts.marked += 1;
        if (last === "pending") counts.held += 1;
      }
  return counts;
}

test("never 100 percent while anything is outstanding", () => {
  const counts = (entries: number, outstanding: number) => ({
    entries,
    outstanding,
    marked: entries - outstanding,
    absent: 0,
    held: 0,
  });
  expect(percentIn(counts(1000, 1))).toBe(99);
  expect(percentIn(counts(1000, 999))).toBe(1);
  expect([percentIn(counts(8, 7)), percentIn(counts(8, 3)), percentIn(counts(3, 1))]).toEqual([13, 63, 67]);
  expect(percentIn(counts(1000, 0))).toBe(100);
  expect(percentIn(counts(0, 0))).toBe(100);
});

test("the board goes from components to centres to candidates, and exports each list", async () => {
  await sql`truncate marking.movement`.execute(site.app.database.as.owner);
  await addMovements([{ centre: "10002", candidate: 2, option: "H857", component: "H857/01", status: "marked" }]);
  const all = await board.get(`/board/marking?series=${series}`);
  expect(all.body).toContain(`/board/marking/H857%2F01?series=${series}&amp;show=outstanding`);
  const centresPage = await board.get(`/board/marking/H857%2F01?series=${series}&show=outstanding`);
  expect(centresPage.body).toContain(`/board/marking/H857%2F01/10002?series=${series}&amp;show=outstanding`);
  const candidates = await board.get(`/board/marking/H857%2F01/10002?series=${series}&show=outstanding`);
  expect(candidates.body).toContain("Okafor1, Niamh");
  expect(candidates.body).not.toContain("Okafor2, Niamh");
  const csv = await board.get(`/board/marking?series=${series}&format=csv`);
  expect(csv.body).toContain("H857/01,Extended project,3,8,1,0,0,7,13\r\n");
  expect(
    (await board.get(`/board/marking/H857%2F01?series=${series}&format=xlsx`)).bytes.subarray(0, 2).toString(),
  ).toBe("PK");
  const searched = await board.get(`/board/marking?series=${series}&search=extended&show=outstanding`);
  expect([searched.body.includes("H857/01"), searched.body.includes("H446/01")]).toEqual([true, false]);
  expect((await board.get(`/board/marking?series=${series}&show=held`)).body).toContain(
    "Nothing matches your filters.",
  );
  const loaded = await board.get(`/board/marking?series=${series}&recorded=3&corrected=1&unchanged=2`);
  expect(loaded.body).toContain("3 recorded, 1 corrected, 2 unchanged.");
  expect(loaded.body).not.toContain("recorded=");
  expect((await board.get("/board/marking/NONE?series=6A26")).status).toBe(404);
  expect((await board.get("/board/marking?series=none")).status).toBe(404);
  expect((await officer.get("/board/marking")).status).toBe(404);
  expect((await board.get("/centre/marks")).status).toBe(404);
});

test("a centre asks for its own completeness and gets only that", async () => {
  const answer = JSON.parse((await officer.get(`/api/v1/completeness?series=${series}`)).body);
  expect(
    answer.components.map((row: { component: string; centres: number; entries: number }) => [
      row.component,
      row.centres,
      row.entries,
    ]),
  ).toEqual([
    ["H446/03", 1, 2],
    ["H857/01", 1, 3],
  ]);
});

test("a board without a catalogue says what will appear; a series that is not there is not found", async () => {
  const empty = await testSite();
  const looker = await empty.signIn({ personId: "b2", name: "Bea", side: "board", role: "assessment" });
  const shown = await looker.get("/board/marking");
  expect([shown.status, shown.body.includes("No catalogue with a series is loaded yet")]).toEqual([200, true]);
  expect((await looker.get("/board/marking?series=6A26")).status).toBe(404);
  await empty.close();
});
