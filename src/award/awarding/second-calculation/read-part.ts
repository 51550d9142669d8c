import type pg from "pg";
import type { BankedUnit, TwinEntry, TwinMark, TwinResult } from "../twin/index.ts";
import type { CentrePart } from "../run-award/centre-parts.ts";
import { readDisputed } from "./read-disputed.ts";

/** What the second calculation reads about some centres. */
export type PartInput = {
  readonly entries: readonly TwinEntry[];
  readonly marks: readonly TwinMark[];
  readonly banked: readonly BankedUnit[];
  readonly disputed: ReadonlySet<string>;
};

/** A result as it is after a run: what the second calculation also works out, and the marks it was made of. */
export type StandingResult = TwinResult & { readonly marks: readonly (number | null)[] | null };

/**
 * Reads entries, current marks and banked units of some centres, by plain queries; and the unit entries that people
 * with a certification entry there have at other centres, with their marks. Their order settles ties as in the award.
 */
export async function readPart(client: pg.Client, series: string, part: CentrePart): Promise<PartInput> {
  const range = [series, part.first, part.last];
  const entries = await client.query<TwinEntry>(
    `select e.centre_id, e.candidate_id, c.uci, e.option
     from entries.entry e join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
     where e.series = $1 and e.centre_id between $2 and $3 and e.status <> 'withdrawn' order by e.option`,
    range,
  );
  const marks = await client.query<TwinMark>(
    `select centre_id, candidate_id, option, component, mark, grade, status from marking.current_mark
     where series = $1 and centre_id between $2 and $3`,
    range,
  );
  const elsewhere = await readElsewhere(client, series, part);
  const banked = await readBank(client, series, part);
  return {
    entries: [...entries.rows, ...elsewhere.entries].toSorted(byOption),
    marks: [...marks.rows, ...elsewhere.marks],
    banked,
    disputed: await readDisputed(client, series, entries.rows),
  };
}

type BankRow = Omit<BankedUnit, "pending"> & {
  readonly centre_id: string;
  readonly version: number;
  readonly counts: boolean;
};

/**
 * What the bank has of everybody with a certification entry in the part: of each result the last version that was
 * loaded, or made by a run that agreed. Worked out here from the rows, without the view that the award reads.
 */
async function readBank(client: pg.Client, series: string, part: CentrePart): Promise<readonly BankedUnit[]> {
  const found = await client.query<BankRow>(
    `select b.uci, b.unit, b.series, b.option, b.centre_id, b.version, b.uniform, b.grade, b.points, b.absent,
            b.run_id is null or coalesce(u.status = 'agreed', false) as counts
     from awarding.unit_bank b left join awarding.run u on u.run_id = b.run_id
     where b.uci in (select c.uci from entries.entry e join catalogue.options o on o.option = e.option
       and o.kind = 'certification'
       join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
       where e.series = $1 and e.centre_id between $2 and $3 and e.status <> 'withdrawn')
     order by b.option, b.centre_id, b.version`,
    [series, part.first, part.last],
  );
  const last = new Map<string, BankRow>();
  for (const row of found.rows)
    if (row.counts) last.set([row.uci, row.unit, row.series, row.option, row.centre_id].join(" "), row);
  return [...last.values()].map(({ uci, unit, series: of, option, uniform, grade, points, absent }) => ({
    uci,
    unit,
    series: of,
    option,
    uniform,
    grade,
    points,
    absent,
    pending: grade === null && !absent,
  }));
}

/** Unit entries outside the part of everybody who has a certification entry in it, found by UCI. */
async function readElsewhere(
  client: pg.Client,
  series: string,
  part: CentrePart,
): Promise<Pick<PartInput, "entries" | "marks">> {
  const people = await client.query<{ uci: string; centre_id: string; candidate_id: number }>(
    `select distinct o.uci, o.centre_id, o.candidate_id
     from entries.entry e join catalogue.options n on n.option = e.option and n.kind = 'certification'
     join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
     join candidates.candidate o on o.uci = c.uci and o.centre_id not between $2 and $3
     where e.series = $1 and e.centre_id between $2 and $3 and e.status <> 'withdrawn'`,
    [series, part.first, part.last],
  );
  const [entries, marks]: [TwinEntry[], TwinMark[]] = [[], []];
  for (const { uci, centre_id, candidate_id } of people.rows) {
    const taken = await client.query<{ option: string }>(
      `select e.option from entries.entry e join catalogue.options n on n.option = e.option and n.kind = 'unit'
       where e.centre_id = $1 and e.series = $2 and e.candidate_id = $3 and e.status <> 'withdrawn'`,
      [centre_id, series, candidate_id],
    );
    const marked = await client.query<TwinMark>(
      `select centre_id, candidate_id, option, component, mark, grade, status from marking.current_mark
       where centre_id = $1 and series = $2 and candidate_id = $3`,
      [centre_id, series, candidate_id],
    );
    entries.push(...taken.rows.map(({ option }) => ({ centre_id, candidate_id, uci, option })));
    marks.push(...marked.rows);
  }
  return { entries, marks };
}

function byOption(a: TwinEntry, b: TwinEntry): number {
  if (a.option !== b.option) return a.option < b.option ? -1 : 1;
  return a.centre_id < b.centre_id ? -1 : a.centre_id > b.centre_id ? 1 : a.candidate_id - b.candidate_id;
}

/** The results of live entries of some centres as they would be if this run were agreed. */
export async function readStanding(
  client: pg.Client,
  series: string,
  runId: string,
  part: CentrePart,
): Promise<readonly StandingResult[]> {
  const found = await client.query<StandingRow>(
    `select distinct on (r.centre_id, r.candidate_id, r.option) r.centre_id, r.candidate_id, r.option,
    r.kind as result_kind,
            r.status, r.grade, r.partial_absence, r.total, r.uniform, r.points, r.marks, r.units
     from awarding.result r
     join awarding.run u on u.run_id = r.run_id and (u.status = 'agreed' or u.run_id = $4)
     join entries.entry e on e.centre_id = r.centre_id and e.series = r.series and e.candidate_id = r.candidate_id
       and e.option = r.option and e.status <> 'withdrawn'
     where r.series = $1 and r.centre_id between $2 and $3
     order by r.centre_id, r.candidate_id, r.option, r.version desc`,
    [series, part.first, part.last, runId],
  );
  return found.rows.map(({ units, ...row }) => ({
    ...row,
    units_counted: row.status === "graded" && row.result_kind === "certification" ? countedOf(units ?? []) : null,
  }));
}

type StoredUnit = NonNullable<TwinResult["units_counted"]>[number] & { readonly counted: boolean };
type StandingRow = Omit<StandingResult, "units_counted"> & { readonly units: readonly StoredUnit[] | null };

function countedOf(units: readonly StoredUnit[]): TwinResult["units_counted"] {
  return units
    .filter((unit) => unit.counted)
    .map(({ unit, series, uniform, grade, points, absent }) => ({ unit, series, uniform, grade, points, absent }))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}
