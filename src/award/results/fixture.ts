import { type RawBuilder, sql } from "kysely";
import { completeUci } from "#kernel";
import type { Database } from "#platform/database";
import { approvedProposal } from "../../platform/proposals/fixture.ts";
import { guardsOff } from "../awarding/fixture.ts";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { everyDuty } from "../../start/every-duty.ts";

export const series = "6A26";
export const agreedRun = "01900000-0000-7000-8000-000000000001";
export const instants = { centres: "2026-08-19T00:01:00+01:00", candidates: "2026-08-20T08:00:00+01:00" } as const;
export const families = ["GCSE", "GCE", "NATIONALS", "TECHNICALS", "TECHNICALS-2012", "PROJECT", "FSMQ"] as const;

/** Numbers that are on no page by chance: where one is seen, there is a result. */
export const tellTale = { linear: 187, uniform: 9173, points: 9319 } as const;

type NewResult = {
  readonly centre_id: string;
  readonly candidate_id: number;
  readonly option: string;
  readonly family: string;
  readonly kind: string;
  readonly status: string;
  readonly grade: string | null;
  readonly partial_absence: boolean;
  readonly total: number | null;
  readonly uniform: number | null;
  readonly points: number | null;
  readonly marks: readonly (number | null)[] | null;
  readonly units: readonly object[] | null;
};

/** Puts the shipped catalogue, three centres and their candidates with entries into a database; no results. */
export async function fillEntries(database: Database): Promise<void> {
  await loadDemoCatalogue(database);
  await guardsOff(database);
  await insertRows(
    database,
    "centres.centre",
    centres.map(([centre_id, name, early_access_withdrawn]) => ({
      centre_id,
      name,
      kind: "school",
      postcode: "AB1 2CD",
      town: "",
      status: "approved",
      early_access_withdrawn,
    })),
  );
  await insertRows(
    database,
    "candidates.candidate",
    people.map(([centre_id, candidate_id, surname, forenames]) => ({
      centre_id,
      candidate_id,
      surname,
      forenames,
      uci: uciOf(centre_id, candidate_id),
      uln: null,
      status: "C",
      file_name: fileName(surname, forenames),
      sex: "F",
      date_of_birth: "2009-09-14",
      entered_options: results()
        .filter((row) => row.centre_id === centre_id && row.candidate_id === candidate_id)
        .map((row) => row.option),
    })),
  );
  await insertRows(
    database,
    "candidates.candidate_number",
    people.map(([centre_id, candidate_id]) => ({ centre_id, candidate_id, series, candidate_number: candidate_id })),
  );
  await insertRows(
    database,
    "entries.entry",
    results().map(({ centre_id, candidate_id, option }) => ({
      centre_id,
      candidate_id,
      option,
      series,
      status: "made",
      stage: "on-time",
      channel: "file",
      slot_mark: " ",
    })),
  );
}

/** Adds an agreed run with the results of every entry, their marks and what they are made from: all that is embargoed. */
export async function fillResults(database: Database): Promise<void> {
  await addRun(database, agreedRun, "agreed", "2026-08-05T12:00:00Z");
  await insertRows(
    database,
    "awarding.result",
    results().map((row) => ({ ...row, series, version: 1, run_id: agreedRun, cause: "award" })),
  );
  await insertRows(database, "awarding.outcome", [{ series, option: "J560H", total: 187, grade: "7" }]);
  await insertRows(database, "awarding.unit_bank", [
    {
      uci: uciOf("90001", 1),
      unit: "R093",
      series: "1A26",
      option: "R093",
      centre_id: "90001",
      version: 1,
      grade: "D2",
      uniform: tellTale.uniform,
      points: null,
      absent: false,
      run_id: null,
    },
  ]);
  const marked = results().filter((row) => row.option === "J560H");
  await insertRows(
    database,
    "marking.movement",
    marked.map(({ centre_id, candidate_id, option }) => ({
      centre_id,
      series,
      candidate_id,
      option,
      component: "J560/04",
      movement: 1,
      change: 60,
      status: "marked",
      cause: "raw",
      act_id: agreedRun,
      made_at: "2026-07-01T12:00:00Z",
    })),
  );
}

/** Adds an award run of the series. */
export async function addRun(database: Database, run_id: string, status: string, finished_at: string): Promise<void> {
  await insertRows(database, "awarding.run", [
    {
      run_id,
      series,
      started_at: finished_at,
      finished_at,
      started_by: "aw1",
      status,
      cause: "award",
      missing: "refuse",
      rule_version: "1",
      progress: {},
      report: {},
    },
  ]);
}

/** Sets the release times of all families, or of some. */
export async function setInstants(database: Database, some: readonly string[] = families): Promise<void> {
  for (const family of some) {
    for (const audience of ["centres", "candidates"] as const) {
      await addRelease(database, { family, audience, at: sql.lit(instants[audience]) });
    }
  }
}

type NewRelease = {
  readonly series?: string;
  readonly family: string;
  readonly audience: "centres" | "candidates";
  /** The instant, as SQL: `now() + interval '1 hour'`. */
  readonly at: RawBuilder<unknown>;
};

/** Adds a release time, with the proposal that two people approved. */
export async function addRelease(
  database: Database,
  { series: of = series, family, audience, at }: NewRelease,
): Promise<void> {
  const proposal = await approvedProposal(database, "release-results", `${of} ${family}`);
  await sql`insert into results.release (series, family, audience, at, set_by, proposal_id)
    values (${of}, ${family}, ${audience}, ${at}, 're1', ${proposal})`.execute(everyDuty(database).as);
}

/** Sets the database's clock, the one that embargoes are compared with. */
export async function setClock(database: Database, at: string): Promise<void> {
  await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
    return ${sql.lit(at)}::timestamptz`.execute(database.as.owner);
}

/** From now on the database's clock runs, and it is this instant now. */
export async function runClockFrom(database: Database, at: string): Promise<void> {
  const ahead = Temporal.Instant.from(at).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
  await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
    return now() + ${sql.raw(`interval '${ahead} milliseconds'`)}`.execute(database.as.owner);
}

/** Adds rows to any table, for tests. */
export async function insertRows(
  database: Database,
  table: string,
  rows: readonly object[],
  role: "worker" | "board" = "worker",
): Promise<void> {
  const names = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  const found = sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
  await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${found}`.execute(database.as[role]);
}

/** The UCI that the fixture gives a candidate. */
export function uciOf(centreId: string, candidate: number): string {
  const uci = completeUci(`${centreId}026${String(candidate).padStart(4, "0")}`);
  if (!uci.ok) throw new Error(JSON.stringify(uci));
  return uci.value;
}

/** Ash and Birch are ordinary centres; the early access of Cedar is withdrawn. */
const centres = [
  ["90001", "Ash School", false],
  ["90002", "Birch College", false],
  ["90003", "Cedar School", true],
] as const;

const people = [
  ["90001", 1, "O'Brien-Żak", "Siân"],
  ["90001", 2, "=1+1Smith", "Bobby"],
  ["90001", 3, "Quaye", "Ama"],
  ["90002", 51, "Patel", "Priya"],
  ["90003", 1, "Evans", "Gwen"],
] as const;

/** Every family, every kind and every sign, over the candidates. */
function results(): readonly NewResult[] {
  const first = { centre_id: "90001", candidate_id: 1 };
  return [
    linear(first, "J560H", "GCSE", "7"),
    linear(first, "H446A", "GCE", "A*"),
    linear(first, "H857", "PROJECT", "A"),
    linear(first, "6993", "FSMQ", "B"),
    ...national(first),
    ...technical(first),
    certificate(first),
    linear({ centre_id: "90001", candidate_id: 2 }, "J560H", "GCSE", "4", true),
    { ...linear({ centre_id: "90001", candidate_id: 2 }, "H446A", "GCE", "U"), total: 0 },
    none({ centre_id: "90001", candidate_id: 3 }, "J560H", "no-result"),
    none({ centre_id: "90001", candidate_id: 3 }, "J277", "pending"),
    linear({ centre_id: "90002", candidate_id: 51 }, "J560H", "GCSE", "7"),
    linear({ centre_id: "90003", candidate_id: 1 }, "J560H", "GCSE", "7"),
  ];
}

type Who = Pick<NewResult, "centre_id" | "candidate_id">;
const nothing = { partial_absence: false, total: null, uniform: null, points: null, marks: null, units: null };

function linear(who: Who, option: string, family: string, grade: string, partial_absence = false): NewResult {
  const marks = [60, partial_absence ? null : 62, 65];
  const award = { kind: "award", status: "graded", total: tellTale.linear };
  return { ...who, ...nothing, ...award, option, family, grade, partial_absence, marks };
}

function none(who: Who, option: string, status: "no-result" | "pending"): NewResult {
  return { ...who, ...nothing, option, family: "GCSE", kind: "award", status, grade: null };
}

/** A unit of this series that counted, one that was banked and counted, and one that did not. */
function national(who: Who): readonly NewResult[] {
  const unit = { family: "NATIONALS", kind: "unit", status: "graded" };
  return [
    { ...who, ...nothing, ...unit, option: "R094A", grade: "M2", uniform: 38, total: 30, marks: [30] },
    { ...who, ...nothing, ...unit, option: "R095A", grade: "U", uniform: 3, total: 2, marks: [2] },
    {
      ...who,
      ...nothing,
      ...unit,
      option: "J834",
      kind: "certification",
      grade: "D2",
      uniform: tellTale.uniform,
      units: [
        weighed("R093", "R093", "1A26", { uniform: 70, grade: "D2" }),
        weighed("R094", "R094A", series, { uniform: 38, grade: "M2" }),
        weighed("R095", "R095A", series, { uniform: 3, grade: "U", counted: false }),
      ],
    },
  ];
}

/** A near pass, a claimed unit, and an absent one. */
function technical(who: Who): readonly NewResult[] {
  const unit = { family: "TECHNICALS", kind: "unit", status: "graded" };
  return [
    { ...who, ...nothing, ...unit, option: "B1601", grade: "R", points: 14, total: 28, marks: [28] },
    { ...who, ...nothing, ...unit, option: "B1604", grade: "M", points: 16 },
    {
      ...who,
      ...nothing,
      ...unit,
      option: "05835",
      kind: "certification",
      grade: "M",
      points: tellTale.points,
      partial_absence: true,
      units: [
        weighed("B1601", "B1601", series, { points: 14, grade: "R" }),
        weighed("B1602", "B1602", "6A25", { points: 0, grade: "U", absent: true }),
        weighed("B1604", "B1604", series, { points: 16, grade: "M" }),
      ],
    },
  ];
}

function certificate(who: Who): NewResult {
  return {
    ...who,
    ...nothing,
    option: "05349",
    family: "TECHNICALS-2012",
    kind: "certification",
    status: "graded",
    grade: "DMM",
    points: tellTale.points,
  };
}

function weighed(unit: string, option: string, from: string, found: object): object {
  const worth = { uniform: null, grade: null, points: null, absent: false, pending: false, counted: true };
  return { unit, option, series: from, centre_id: "90001", group: "mandatory", reason: null, ...worth, ...found };
}

function fileName(surname: string, forenames: string): string {
  return `${surname}:${forenames}`.toUpperCase().replaceAll(/[^A-Z:' -]/g, "");
}
