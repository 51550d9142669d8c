import { afterAll, beforeAll, expect, test } from "vitest";
import { everyDuty } from "../../../start/every-duty.ts";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { awarder, insertRows, series, uciOf } from "../fixture.ts";
import { runAward } from "./run-award.ts";

/** A record of somebody: what it is entered for (a number is a raw mark), and what was banked under its UCI. */
type Kept = {
  readonly centre: string;
  readonly candidate: number;
  readonly works: readonly string[];
  readonly banked?: readonly [unit: string, series: string, uniform: number, grade: string];
};

/**
 * Each of them has two records, and the certification is under the first. R051 is out of 60 for 60 uniform marks, R052
 * out of 60 for 60 (*2 from 54); J803 needs both.
 */
const people: readonly {
  readonly about: string;
  readonly surname: string;
  readonly records: readonly [Kept, Kept];
  readonly keep: 0 | 1;
  readonly gives: string;
}[] = [
  {
    about: "two records at one centre, the second merged into the first",
    surname: "Rees",
    records: [
      { centre: "90001", candidate: 1, works: ["J803", "R051 60"] },
      { centre: "90001", candidate: 2, works: ["R052A 60"] },
    ],
    keep: 0,
    gives: "*2 120",
  },
  {
    about: "two records at one centre, the first merged into the second",
    surname: "Lloyd",
    records: [
      { centre: "90001", candidate: 3, works: ["J803", "R051 60"] },
      { centre: "90001", candidate: 4, works: ["R052A 60"] },
    ],
    keep: 1,
    gives: "*2 120",
  },
  {
    about: "records at two centres, each with a unit",
    surname: "Pugh",
    records: [
      { centre: "90001", candidate: 5, works: ["J803", "R051 60"] },
      { centre: "90002", candidate: 5, works: ["R052A 30"] },
    ],
    keep: 0,
    gives: "M2 90",
  },
  {
    about: "a unit that was banked in an earlier series under the UCI that is given up",
    surname: "Evans",
    records: [
      { centre: "90001", candidate: 6, works: ["J803", "R051 48"] },
      { centre: "90002", candidate: 6, works: [], banked: ["R052", "6A25", 42, "M2"] },
    ],
    keep: 0,
    gives: "D2 96",
  },
  {
    about: "a unit that was banked under the UCI that is kept",
    surname: "Morgan",
    records: [
      { centre: "90001", candidate: 7, works: ["J803", "R051 48"] },
      { centre: "90002", candidate: 7, works: [], banked: ["R052", "6A25", 42, "M2"] },
    ],
    keep: 1,
    gives: "D2 96",
  },
  {
    about: "the better of two attempts at one unit, one under each UCI: the earlier",
    surname: "Price",
    records: [
      { centre: "90001", candidate: 8, works: ["J803", "R051 18", "R052A 60"] },
      { centre: "90002", candidate: 8, works: [], banked: ["R051", "6A25", 60, "*2"] },
    ],
    keep: 0,
    gives: "*2 120",
  },
];

const uciAt = ({ centre, candidate }: Kept): string => uciOf(centre, candidate);

let site: TestSite;
let board: Visitor;
beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-07-20T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  const centres = ["90001", "90002"].map((centre_id) => ({ centre_id, name: centre_id, status: "approved" }));
  await insertRows(
    site.app.database,
    "centres.centre",
    centres.map((centre) => ({ ...centre, kind: "school", postcode: "", town: "" })),
  );
  for (const { surname, records } of people) for (const record of records) await addRecord(surname, record);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
});
afterAll(() => site.close());

async function addRecord(surname: string, record: Kept): Promise<void> {
  const { database } = site.app;
  const { centre: centre_id, candidate: candidate_id, works, banked } = record;
  const uci = uciAt(record);
  const name = { surname, forenames: "Ann", file_name: `${surname.toUpperCase()}:ANN`, date_of_birth: "2009-04-04" };
  await insertRows(database, "candidates.candidate", [
    { centre_id, candidate_id, uci, ...name, sex: "F", status: "C" },
  ]);
  await insertRows(database, "candidates.uci_directory", [{ uci, centre_id, candidate_id }]);
  const number = { centre_id, series, candidate_number: candidate_id, candidate_id };
  await insertRows(database, "candidates.candidate_number", [number]);
  for (const work of works) {
    const [option = "", mark] = work.split(" ");
    const entry = { centre_id, series, candidate_id, option, stage: "on-time", channel: "file", slot_mark: " " };
    await insertRows(database, "entries.entry", [{ ...entry, status: "made" }]);
    if (mark === undefined) continue;
    const act_id = "00000000-0000-7000-8000-000000000000";
    const component = `${option.slice(0, 4)}/01`;
    const movement = { movement: 1, change: Number(mark), status: "marked", grade: null, cause: "raw", reason: null };
    await insertRows(database, "marking.movement", [
      { centre_id, series, candidate_id, option, component, ...movement, act_id },
    ]);
  }
  if (!banked) return;
  const [unit, of, uniform, grade] = banked;
  const unitOf = { unit, series: of, option: unit, centre_id, version: 1, uniform, grade, absent: false };
  await insertRows(database, "awarding.unit_bank", [{ uci, ...unitOf }]);
}

async function award(): Promise<void> {
  const cause = { series, cause: "award", missing: "refuse", connections: 2 } as const;
  expect(await runAward(site.app, awarder, cause)).toMatchObject({
    ok: true,
    value: { status: "agreed", second: { differences: 0 } },
  });
}

async function certification({ centre, candidate }: Kept) {
  return everyDuty(site.app.database)
    .as.selectFrom("awarding.current_result")
    .select(["status", "grade", "uniform", "units"])
    .where("centre_id", "=", centre)
    .where("candidate_id", "=", candidate)
    .where("option", "=", "J803")
    .executeTakeFirstOrThrow();
}

test("the board sees both records of each, a centre those of its own, and the award gives no result", async () => {
  const officer = await site.signIn({
    personId: "c1",
    name: "Cal",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
  const [boards, centres] = [
    (await board.get("/board/candidates/duplicates?format=csv")).body,
    (await officer.get("/centre/candidates/duplicates?format=csv")).body,
  ];
  for (const { surname, records } of people) {
    const isOwn = records.every(({ centre }) => centre === "90001");
    expect([surname, boards.includes(surname), centres.includes(surname)]).toEqual([surname, true, isOwn]);
    for (const record of records) expect(boards).toContain(uciAt(record));
    for (const record of records) expect(centres.includes(uciAt(record))).toBe(isOwn);
  }
  await award();
  for (const { records } of people.slice(0, -1)) {
    expect(await certification(records[0])).toMatchObject({ status: "no-result", grade: null });
  }
});

test.each(people)("$about: after the merger all units count", async ({ records, keep, gives }) => {
  const [from, to] = [records[1 - keep], records[keep]];
  if (!from || !to) throw new Error("?");
  const place = `/board/candidates/${from.centre}/${from.candidate}/merger`;
  const other = { otherCentre: to.centre, otherUci: uciAt(to) };
  const page = (await board.get(`${place}?${new URLSearchParams(other)}`)).body;
  const done = await board.post(place, {
    ...other,
    shown: /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? "",
    keep: uciAt(to),
    reason: "One birth certificate",
  });
  expect(done.headers["location"]).toContain("?done=merged");
  await award();
  const { grade, uniform } = await certification(records[0]);
  expect(`${grade} ${uniform}`).toBe(gives);
});
