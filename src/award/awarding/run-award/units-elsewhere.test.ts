import { afterAll, beforeAll, expect, test } from "vitest";
import { transactionAs } from "#platform/app";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { explainResult, findExplanationFacts } from "../explain-result/index.ts";
import { showAwardRunRoutes } from "../show-award-run/page.ts";
import { awarder, insertRows, series, uciOf } from "../fixture.ts";
import { runAward } from "./run-award.ts";
import { everyDuty } from "../../../start/every-duty.ts";

/**
 * One person at several centres. `entries` are by centre: an option alone is a certification; a number is a raw mark of
 * its only component, A absent, W an entry that was withdrawn, ? pending.
 */
type Person = {
  readonly about: string;
  readonly entries: Readonly<Record<string, readonly string[]>>;
  readonly banked?: readonly (readonly [unit: string, series: string, uniform: number, grade: string, at?: string])[];
  /** By centre, the name in files and the date of birth that its record has. */
  readonly named?: Readonly<Record<string, readonly [fileName: string, birth: string | null]>>;
  readonly gives: Readonly<Record<string, string>>;
};

/** R051 is out of 60 for 60 uniform marks (*2 from 48), R052 out of 60 for 60 (*2 from 54); J803 needs both. */
const people: readonly Person[] = [
  {
    about: "a unit at a second centre",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A 60"] },
    gives: { 90001: "*2 120" },
  },
  {
    about: "both units elsewhere, each at a centre of its own, in other parts of the run",
    entries: { 90001: ["J803"], 90002: ["R051 60"], 90003: ["R052B 30"] },
    gives: { 90001: "M2 90" },
  },
  {
    about: "a unit elsewhere and one banked from a third centre",
    entries: { 90003: ["J803"], 90001: ["R051 48"] },
    banked: [["R052", "6A25", 42, "M2"]],
    gives: { 90003: "D2 96" },
  },
  {
    about: "the better attempt of two centres",
    entries: { 90001: ["J803", "R051 18", "R052A 60"], 90002: ["R051 60"] },
    gives: { 90001: "*2 120" },
  },
  {
    about: "the better attempt is one's own",
    entries: { 90001: ["J803", "R051 60", "R052A 60"], 90002: ["R051 18"] },
    gives: { 90001: "*2 120" },
  },
  {
    about: "certification at both centres",
    entries: { 90001: ["J803", "R051 60"], 90002: ["J803", "R052A 60"] },
    gives: { 90001: "*2 120", 90002: "*2 120" },
  },
  {
    about: "a mark that is still open elsewhere",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A ?"] },
    gives: { 90001: "Q" },
  },
  {
    about: "absent elsewhere",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A A"] },
    gives: { 90001: "D1# 60" },
  },
  {
    about: "an entry elsewhere that was withdrawn",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A W"] },
    gives: { 90001: "X" },
  },
  {
    about: "a UCI that is somebody else's: nobody gets what another has done",
    entries: { 90001: ["R051 60", "R052A 60"], 90002: ["J803"] },
    named: { 90001: ["CHAN:EMRE", "2010-03-24"], 90002: ["KINGSLEY:CLARA", "2009-01-01"] },
    gives: { 90002: "Q" },
  },
  {
    about: "a UCI that is somebody else's, for the one whose units they are",
    entries: { 90001: ["J803", "R051 60", "R052A 60"], 90002: ["R051 18"] },
    named: { 90001: ["CHAN:EMRE", "2010-03-24"], 90002: ["CHAN:CLARA", "2009-01-01"] },
    gives: { 90001: "Q" },
  },
  {
    about: "a UCI with twins, in parts of the run of their own",
    entries: { 90001: ["J803", "R051 60"], 90003: ["R052A 60"] },
    named: { 90001: ["REES:ANN", "2009-01-01"], 90003: ["REES-LEE:MAY", "2009-01-01"] },
    gives: { 90001: "Q" },
  },
  {
    about: "a banked unit under a UCI that two people have",
    entries: { 90001: ["J803", "R051 60"], 90002: [] },
    named: { 90001: ["REES:ANN", "2009-01-01"], 90002: ["LEE:MAY", null] },
    banked: [["R052", "6A25", 42, "M2", "90002"]],
    gives: { 90001: "Q" },
  },
  {
    about: "a stranger who was added under the UCI, without entries or units, holds back nothing",
    entries: { 90001: ["J803", "R051 60"], 90002: [] },
    named: { 90001: ["REES:ANN", "2009-01-01"], 90002: ["ZZTOP:BOB", "2008-05-05"] },
    banked: [["R052", "6A25", 42, "M2"]],
    gives: { 90001: "D2 102" },
  },
  {
    about: "nor one whose entry was withdrawn",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A W"] },
    named: { 90001: ["REES:ANN", "2009-01-01"], 90002: ["ZZTOP:BOB", "2008-05-05"] },
    banked: [["R052", "6A25", 42, "M2"]],
    gives: { 90001: "D2 102" },
  },
  {
    about: "another surname, a further forename and an apostrophe leave a person the same",
    entries: { 90001: ["J803", "R051 60"], 90002: ["R052A 60"], 90003: ["R051 18"] },
    named: {
      90001: ["O'BRIEN:ZOE", "2009-01-01"],
      90002: ["OBRIEN:ZOE MARIE", "2009-01-02"],
      90003: ["SMITH:ZOE", null],
    },
    gives: { 90001: "*2 120" },
  },
  { about: "another person's unit", entries: { 90001: ["J803", "R051 60"] }, gives: { 90001: "X" } },
];

let site: TestSite;
beforeAll(async () => {
  site = await testSite(showAwardRunRoutes);
  await loadDemoCatalogue(site.app.database);
  for (const centre of ["90001", "90002", "90003"]) {
    await insertRows(site.app.database, "centres.centre", [
      { centre_id: centre, name: centre, kind: "school", postcode: "", town: "", status: "approved" },
    ]);
  }
  for (const [at, person] of people.entries()) await addPerson(person, at);
  expect(
    await runAward(site.app, awarder, { series, cause: "award", missing: "refuse", connections: 3 }),
  ).toMatchObject({ ok: true, value: { status: "agreed", second: { differences: 0 } } });
});
afterAll(() => site.close());

/** The number of a candidate differs from centre to centre: only the UCI is the same. */
function candidateAt(at: number, centre: string): number {
  return at + 1 + 100 * Number(centre.at(-1));
}

async function addPerson({ entries, banked = [], named = {} }: Person, at: number): Promise<void> {
  const { database } = site.app;
  const uci = uciOf("90009", at + 1);
  for (const [centre_id, works] of Object.entries(entries)) {
    const candidate_id = candidateAt(at, centre_id);
    const [file_name, date_of_birth] = named[centre_id] ?? ["", null];
    const person = { uci, surname: "Okafor", forenames: "Niamh", file_name, date_of_birth, sex: "F", status: "C" };
    await insertRows(database, "candidates.candidate", [{ centre_id, candidate_id, ...person }]);
    for (const work of works) {
      const [option = "", mark] = work.split(" ");
      const entry = { centre_id, series, candidate_id, option, stage: "on-time", channel: "file", slot_mark: " " };
      await insertRows(database, "entries.entry", [{ ...entry, status: mark === "W" ? "withdrawn" : "made" }]);
      if (mark !== undefined && mark !== "W") await addMark({ centre_id, candidate_id, option }, mark);
    }
  }
  await insertRows(
    database,
    "awarding.unit_bank",
    banked.map(([unit, of, uniform, grade, at = "90007"]) => ({
      uci,
      unit,
      series: of,
      option: unit,
      centre_id: at,
      version: 1,
      uniform,
      grade,
      absent: false,
    })),
  );
}

async function addMark(
  entry: { readonly centre_id: string; readonly candidate_id: number; readonly option: string },
  mark: string,
): Promise<void> {
  const component = `${entry.option.slice(0, 4)}/${entry.option.endsWith("B") ? "02" : "01"}`;
  const status = mark === "A" ? "absent" : mark === "?" ? "pending" : "marked";
  const cause = status === "pending" ? { cause: "hold", reason: "a question" } : { cause: "raw", reason: null };
  const act_id = "00000000-0000-7000-8000-000000000000";
  const change = status === "marked" ? Number(mark) : 0;
  await insertRows(site.app.database, "marking.movement", [
    { ...entry, series, component, movement: 1, change, status, grade: null, ...cause, act_id },
  ]);
}

test.each(people.map((person, at) => [person.about, at] as const))("%s", async (_, at) => {
  for (const [centre, expected] of Object.entries(people[at]?.gives ?? {})) {
    const found = await everyDuty(site.app.database)
      .as.selectFrom("awarding.current_result")
      .select(["status", "grade", "uniform", "partial_absence"])
      .where("centre_id", "=", centre)
      .where("candidate_id", "=", candidateAt(at, centre))
      .where("option", "=", "J803")
      .executeTakeFirstOrThrow();
    const said = found.status === "graded" ? `${found.grade}${found.partial_absence ? "#" : ""} ${found.uniform}` : "";
    expect(said || (found.status === "pending" ? "Q" : "X")).toBe(expected);
  }
});

test("the explanation names the unit that was taken elsewhere", async () => {
  const wanted = { centreId: "90001", series, candidateId: candidateAt(0, "90001"), option: "J803", ledger: true };
  const facts = await transactionAs(site.app, awarder, (tx) => findExplanationFacts(tx, wanted));
  const counted = facts && explainResult(facts).units?.counted;
  expect(counted).toMatchObject([
    { unit: "R051", value: 60 },
    { unit: "R052", value: 60 },
  ]);
});

test("the page of the award lists the disputed UCIs, with links for those who may see the records", async () => {
  const { rows } = await everyDuty(site.app.database).pool.query<{ run_id: string; uci: string; id: number }>(
    `select (select run_id from awarding.run where series = $1 order by started_at desc limit 1), d.uci,
       d.candidate_id as id from candidates.disputed_pair d
     where d.uci not in (select uci from candidates.candidate where file_name = 'ZZTOP:BOB')`,
    [series],
  );
  expect(rows).toHaveLength(4);
  const board = { side: "board", personId: "b8", name: "Al" } as const;
  const awarding = await site.signIn({ ...board, role: "awarding" });
  const { body } = await awarding.get(`/board/awarding/${rows[0]?.run_id}`);
  expect(body).toContain("Disputed UCIs</h2>");
  for (const { uci } of rows) expect(body).toContain(uci);
  for (const stranger of people.flatMap(({ named }, at) => (named?.["90002"]?.[0] === "ZZTOP:BOB" ? [at] : []))) {
    expect(body).not.toContain(uciOf("90009", stranger + 1));
  }
  expect(body).not.toContain("/board/candidates/9000");
  const administrator = await site.signIn({ ...board, personId: "b9", role: "administrator" });
  const linked = await administrator.get(`/board/awarding/${rows[0]?.run_id}`);
  expect(linked.body).toContain(`/board/candidates/90001/${rows[0]?.id}`);
});

test("nobody is shown what was taken under a UCI that two people have", async () => {
  const disputed = people.flatMap(({ named, gives }, at) => (named && Object.values(gives).includes("Q") ? [at] : []));
  expect(disputed).toHaveLength(4);
  for (const at of disputed) {
    const [centre = ""] = Object.keys(people[at]?.gives ?? {});
    const { rows } = await everyDuty(site.app.database).pool.query<{ units: readonly Record<string, unknown>[] }>(
      "select units from awarding.current_result where centre_id = $1 and candidate_id = $2 and option = 'J803'",
      [centre, candidateAt(at, centre)],
    );
    const others = (rows[0]?.units ?? []).filter((unit) => unit["centre_id"] !== centre);
    expect(others.length).toBeGreaterThan(0);
    for (const unit of others) expect(unit).toMatchObject({ uniform: null, grade: null, points: null, pending: true });
  }
});
