import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAward } from "#awarding";
import { writeExchangeFile } from "#formats/exchange-file";
import { actorOf } from "#people";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { fillEntries, insertRows, instants, series, setClock, setInstants, uciOf } from "./fixture.ts";

/** A unit of the Technicals of 2012, taken again and again: nothing refuses it, and the best attempt counts. */
const centre = "90002";
const uci = uciOf(centre, 1);
let site: TestSite;
let officer: Visitor;
let now = Temporal.Instant.from("2026-02-10T10:00:00Z");

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  await fillEntries(site.app.database);
  await setClock(site.app.database, "2026-08-05T12:00:00Z");
  await sql`truncate entries.entry cascade`.execute(site.app.database.as.owner);
  const ours = { series: "1A26", status: "sample", source: "this test" };
  const closes = {
    family: "TECHNICALS-2012",
    kind: "final-entries",
    at: "2025-10-21T23:59",
    at_instant: "2025-10-21T22:59:59Z",
  };
  await insertRows(site.app.database, "catalogue.series_options", [{ ...ours, option: "I1201", fee: 0 }]);
  await insertRows(site.app.database, "catalogue.key_dates", [{ ...ours, ...closes }]);
  await insertRows(site.app.database, "centres.approval", [{ centre_id: centre, family: "TECHNICALS-2012" }]);
  const person = { personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: centre } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

async function enter(inSeries: string, at: string, options: readonly string[]): Promise<Record<string, unknown>> {
  now = Temporal.Instant.from(at);
  const about = {
    type: "E",
    centre,
    awardingBody: "90",
    series: inSeries.slice(0, 2),
    year: inSeries.slice(2),
  } as const;
  const made = { distribution: "S", software: "SAMPLE", softwareVersion: "1.0", madeOn: "2026-02-09" } as const;
  const someone = { type: "E", status: "C", centre, candidate: "0001", name: "PATEL:PRIYA", sex: "F", uci } as const;
  const blank = { upn: "", uln: "", qualifier: "", ownCentre: "", ownCandidate: "", documentGroup: "" } as const;
  const slots = options.map((option) => ({ option, extra: " " }));
  const records = [{ ...someone, ...blank, dateOfBirth: "140209", slots }];
  const { name, bytes } = writeExchangeFile(
    { ...about, ...made },
    { centre, sequence: 1, postcode: "AB1 2CD", records },
  );
  const answer = await officer.sendBytes(`/api/v1/entry-files?name=${name}`, bytes);
  return JSON.parse(answer.body);
}

const others = ["I1202", "I1203", "I1204", "I1205", "I1206"];

test("a third attempt at a unit is entered without a word", async () => {
  const first = await enter("6A25", "2025-02-10T10:00:00Z", ["I1201", ...others]);
  const second = await enter("1A26", "2025-10-10T10:00:00Z", ["I1201"]);
  for (const attempt of [first, second]) expect(attempt).toMatchObject({ status: "accepted", lines: [] });
  const third = await enter(series, "2026-02-10T10:00:00Z", ["I1201"]);
  expect(third).toMatchObject({ status: "accepted", lines: [], entriesAdded: 1 });
});

test("of three attempts at a unit the best counts, though it is neither the first nor the last", async () => {
  const board = { side: "board", role: "awarding", centreId: null } as const;
  const awarding = await site.signIn({ ...board, personId: "aw1", name: "Ada" });
  const banked = (unit: string, from: string, grade: string, points: number) =>
    `${uci},${unit},${from},${unit},${centre},,${grade},${points},no`;
  const rows = [banked("I1201", "6A25", "P", 7), banked("I1201", "1A26", "D", 9)];
  const file = [
    "uci,unit,series,option,centre_id,uniform,grade,points,absent",
    ...rows,
    ...others.map((unit) => banked(unit, "6A25", "M", 8)),
  ].join("\n");
  const sent = await awarding.upload("/board/awarding/units", "file", "units.csv", Buffer.from(`${file}\n`));
  expect(sent.headers["location"]).toBe("/board/awarding/units?banked=7&held=0");
  const whole = { centre_id: centre, series, candidate_id: 1, option: "05349", slot_mark: " " };
  await insertRows(site.app.database, "entries.entry", [
    { ...whole, status: "made", stage: "on-time", channel: "file" },
  ]);
  const claim = { option: "I1201", component: "I1201/01", movement: 1, change: 0, status: "marked", grade: "M" };
  const where = {
    centre_id: centre,
    series,
    candidate_id: 1,
    cause: "raw",
    act_id: "01900000-0000-7000-8000-000000000009",
  };
  await insertRows(site.app.database, "marking.movement", [{ ...where, ...claim }]);
  const awarder = actorOf({
    personId: "aw1",
    name: "Ada",
    side: "board",
    roles: ["awarding"],
    centreId: null,
    candidateId: null,
  });
  const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" });
  expect(ended.ok ? ended.value.status : ended).toBe("agreed");
  await setInstants(site.app.database);
  await setClock(site.app.database, instants.centres);
  const { status, body } = await officer.get(`/centre/results/${series}/1/05349`);
  expect(status).toBe(200);
  const text = body.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  const [counted = "", uncounted = ""] = text.split("Units that do not count");
  expect(counted).toMatch(/I1201 [\w ]+ January 2026 D 9 Counts\./);
  expect(uncounted).toMatch(/I1201 [\w ]+ June 2026 M 8 Does not count: another attempt at the unit does, [\w ]+\./);
  expect(uncounted).toMatch(/I1201 [\w ]+ June 2025 P 7 Does not count: another attempt at the unit does, [\w ]+\./);
  expect(text).toContain("Grade M, with 49 points.");
});
