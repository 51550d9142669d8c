import { sql } from "kysely";
import { completeUci } from "#kernel";
import { storedCatalogue, type Catalogue, type CatalogueRow } from "#catalogue";
import type { Database } from "#platform/database";
import { actorOf } from "#people";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";

export const series = "6A26";

/** Who runs awards in tests. */
export const awarder = actorOf({
  personId: "aw1",
  name: "Ada Award",
  side: "board",
  roles: ["awarding"],
  centreId: null,
  candidateId: null,
});

export type Cohort = {
  readonly seed: number;
  readonly centres: number;
  readonly candidates: number;
  readonly spoiled?: boolean;
};

type Pick = { <Item>(items: readonly Item[]): Item };
type Chance = { whole(below: number): number; one: Pick; happens(percent: number): boolean };
type NewEntry = { centre_id: string; candidate_id: number; option: string };
type NewMark = NewEntry & {
  component: string;
  movement: number;
  change: number;
  status: string;
  grade: string | null;
  cause: string;
  reason: string | null;
};
type NewBanked = {
  uci: string;
  unit: string;
  series: string;
  option: string;
  uniform: number | null;
  grade: string | null;
  points: number | null;
  absent: boolean;
};

/**
 * Puts the shipped catalogue and a random cohort of every family into a test database; the same seed gives the same
 * cohort.
 */
export async function fillForAward(database: Database, cohort: Cohort): Promise<Catalogue> {
  await loadDemoCatalogue(database);
  const catalogue = await database.as.worker.transaction().execute(storedCatalogue);
  const chance = chanceOf(cohort.seed);
  const [entries, marks, banked]: [NewEntry[], NewMark[], NewBanked[]] = [[], [], []];
  for (let centre = 1; centre <= cohort.centres; centre += 1) {
    const centreId = String(20_000 + centre);
    await addCandidates(database, centreId, cohort.candidates);
    for (let candidate = 1; candidate <= cohort.candidates; candidate += 1) {
      const made = candidateEntries(catalogue, chance, centreId, candidate, banked);
      entries.push(...made);
      marks.push(...made.flatMap((entry) => marksOf(catalogue, chance, entry, cohort.spoiled ?? true)));
    }
  }
  await insertRows(
    database,
    "entries.entry",
    entries.map((entry) => ({ ...entry, series, status: "made", stage: "on-time", channel: "file", slot_mark: " " })),
  );
  await insertRows(
    database,
    "marking.movement",
    marks.map((mark) => ({ ...mark, series, act_id: "00000000-0000-7000-8000-000000000000" })),
  );
  await insertRows(
    database,
    "awarding.unit_bank",
    banked.map((unit) => ({ ...unit, centre_id: "29999", version: 1 })),
  );
  // The server looks at new rows by itself only later, and plans as for empty tables until then.
  await sql`analyze`.execute(database.as.owner);
  return catalogue;
}

/**
 * For tests that write award runs, results and releases as they need them, and not as acts write them: nothing guards
 * these tables any more. What guards them is proved in src/award/results: guards.test.ts and release-stands.test.ts.
 */
export async function guardsOff(database: Database): Promise<void> {
  await switchGuards(database, "disable");
}

/** The tables are guarded again. */
export async function guardsOn(database: Database): Promise<void> {
  await switchGuards(database, "enable");
}

const guarded = [
  "awarding.run",
  "awarding.result",
  "awarding.unit_bank",
  "awarding.outcome",
  "results.release",
] as const;

async function switchGuards(database: Database, state: "enable" | "disable"): Promise<void> {
  for (const table of guarded) {
    await sql`alter table ${sql.table(table)} ${sql.raw(state)} trigger user`.execute(database.as.owner);
  }
}

/**
 * Makes candidates `c` and `o`, who have one number at two centres, one person: `which` says which. The database lets no
 * record become another person's, so its guard is off meanwhile. With `disputed` the second record has another name.
 */
export async function makeOnePerson(database: Database, which: string, disputed = false): Promise<void> {
  await sql`alter table candidates.candidate disable trigger keep_details`.execute(database.as.owner);
  await sql`update candidates.candidate c set uci = o.uci, surname = o.surname, forenames = o.forenames,
    file_name = case when ${disputed} then 'SOMEBODY:ELSE' else o.file_name end, date_of_birth = o.date_of_birth from candidates.candidate o
    where o.candidate_id = c.candidate_id and ${sql.raw(which)}`.execute(database.as.worker);
  await sql`alter table candidates.candidate enable trigger keep_details`.execute(database.as.owner);
}

/** The UCI that the fixture gives a candidate. */
export function uciOf(centreId: string, candidate: number): string {
  const uci = completeUci(`${centreId}026${String(candidate).padStart(4, "0")}`);
  if (!uci.ok) throw new Error(JSON.stringify(uci));
  return uci.value;
}

/** Adds rows to any table, for tests. A column that no row names has its default. */
export async function insertRows(database: Database, table: string, rows: readonly object[]): Promise<void> {
  const names = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.ref(name)));
  for (let at = 0; at < rows.length; at += 5_000) {
    const [into, some] = [sql.table(table), JSON.stringify(rows.slice(at, at + 5_000))];
    const record = sql`jsonb_populate_recordset(null::${into}, ${some}::jsonb)`;
    await sql`insert into ${into} (${names}) select ${names} from ${record}`.execute(database.as.worker);
  }
}

async function addCandidates(database: Database, centreId: string, count: number): Promise<void> {
  await insertRows(database, "centres.centre", [
    {
      centre_id: centreId,
      name: `Centre ${centreId}`,
      kind: "school",
      postcode: "",
      town: "",
      status: "approved",
      early_access_withdrawn: false,
    },
  ]);
  const rows = Array.from({ length: count }, (_, index) => ({
    centre_id: centreId,
    candidate_id: index + 1,
    uci: uciOf(centreId, index + 1),
    surname: `Okafor${index + 1}`,
    forenames: "Niamh",
    file_name: "OKAFOR:NIAMH",
    sex: "F",
    status: "C",
  }));
  await insertRows(database, "candidates.candidate", rows);
  const numbers = rows.map(({ centre_id, candidate_id }) => ({ centre_id, candidate_id, series }));
  const numbered = numbers.map((row) => ({ ...row, candidate_number: 2300 + row.candidate_id }));
  await insertRows(database, "candidates.candidate_number", numbered);
}

/**
 * Two awards of their own components, and the units and certifications of one or two titles, some units from earlier
 * series.
 */
function candidateEntries(
  catalogue: Catalogue,
  chance: Chance,
  centreId: string,
  candidate: number,
  banked: NewBanked[],
): NewEntry[] {
  const offered = new Set(catalogue.series_options.filter((row) => row.series === series).map((row) => row.option));
  const options = catalogue.options.filter((row) => offered.has(row.option));
  const awards = options.filter((row) => row.kind === "award");
  const chosen = new Set([chance.one(awards).option, chance.one(awards).option]);
  for (const title of [chance.one, chance.one].map((one) =>
    one(options.filter((row) => row.kind === "certification")),
  )) {
    if (chance.happens(85)) chosen.add(title.option);
    const units = catalogue.combination_units.filter((row) => row.qualification === title.qualification);
    for (const { unit } of units) {
      if (chance.happens(80)) for (const option of unitOptions(options, chance, unit)) chosen.add(option);
      if (!chance.happens(35)) continue;
      const taken = bankedUnit(catalogue, chance, uciOf(centreId, candidate), unit);
      addBanked(banked, candidate % 7 === 0 ? { ...taken, ...pending } : taken);
    }
  }
  return [...chosen].map((option) => ({ centre_id: centreId, candidate_id: candidate, option }));
}

function unitOptions(options: readonly CatalogueRow<"options">[], chance: Chance, unit: string): string[] {
  const offered = options.filter((row) => row.unit === unit).map((row) => row.option);
  if (offered.length === 0) return [];
  return chance.happens(5) ? offered : [chance.one(offered)];
}

/** What nobody has a result for yet. */
const pending = { uniform: null, grade: null, points: null, absent: false };

function addBanked(banked: NewBanked[], unit: NewBanked): void {
  const known = banked.some((each) => each.uci === unit.uci && each.unit === unit.unit && each.series === unit.series);
  if (!known) banked.push(unit);
}

function bankedUnit(catalogue: Catalogue, chance: Chance, uci: string, code: string): NewBanked {
  const unit = catalogue.units.find((row) => row.unit === code);
  if (!unit) throw new Error(`No unit ${code}.`);
  const earlier = chance.one(["6A24", "1A25", "6A25", "1A26"]);
  const absent = chance.happens(10);
  const grades = catalogue.grade_sets.filter((row) => row.grade_set === unit.grade_set).map((row) => row.grade);
  const grade = absent ? "U" : chance.one(grades);
  const points =
    catalogue.points.find((row) => row.suite === unit.suite && row.glh === unit.glh && row.grade === grade)?.points ??
    0;
  const onPoints = unit.max_uniform === null;
  return {
    uci,
    unit: code,
    series: earlier,
    option: code,
    absent,
    grade,
    uniform: onPoints ? null : absent ? 0 : chance.whole((unit.max_uniform ?? 0) + 1),
    points: onPoints ? points : null,
  };
}

function marksOf(catalogue: Catalogue, chance: Chance, entry: NewEntry, spoiled: boolean): NewMark[] {
  const components = catalogue.option_components.filter((row) => row.option === entry.option);
  const absentThroughout = spoiled && chance.happens(4);
  return components.flatMap(({ component }) => {
    const part = catalogue.components.find((row) => row.component === component);
    const max = part?.max_mark ?? null;
    const state =
      !spoiled || !chance.happens(12)
        ? "marked"
        : chance.one(["absent", "absent", "withdrawn", "incomplete", "pending"]);
    const status = absentThroughout ? "absent" : state;
    const mark = { ...entry, component, cause: "raw", grade: null, reason: null, movement: 1 };
    if (max === null) {
      return [
        {
          ...mark,
          change: 0,
          status,
          grade: ["marked", "incomplete"].includes(status) ? chance.one(["D", "M", "M", "P", "P", "P", "U"]) : null,
        },
      ];
    }
    const raw = status === "absent" ? 0 : max - Math.min(chance.whole(max + 1), chance.whole(max + 1));
    return [
      { ...mark, change: raw, status: status === "pending" ? "marked" : status },
      ...laterMovements(chance, { ...mark, change: raw, status }, max),
    ];
  });
}

/** Some marks are corrected, and some held until a question is answered. */
function laterMovements(chance: Chance, mark: NewMark, max: number): NewMark[] {
  if (mark.status === "pending")
    return [{ ...mark, movement: 2, change: 0, cause: "hold", reason: "A question about the work" }];
  if (mark.status !== "marked" || !chance.happens(5)) return [];
  const corrected = chance.whole(max + 1);
  return [
    { ...mark, movement: 2, change: corrected - mark.change, cause: "correction", reason: "A page was not added" },
  ];
}

/** Numbers that look random and are the same for the same seed (a linear congruential generator). */
export function chanceOf(seed: number): Chance {
  let state = BigInt(seed) * 2_654_435_761n + 1n;
  const whole = (below: number) => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number((state >> 33n) % BigInt(below));
  };
  return {
    whole,
    one: (items) => {
      const item = items[whole(items.length)];
      if (item === undefined) throw new Error("Nothing to choose from.");
      return item;
    },
    happens: (percent) => whole(100) < percent,
  };
}
