import { sql } from "kysely";
import { academicYearOf, type CatalogueRow, type KeyDateKind, type Price, pricesOfSeries } from "#catalogue";
import type { Pence } from "#kernel";
import type { Tx } from "#platform/database";

/** What can be entered in a series, with the dates, fees and bars that decide about an entry. */
export type SeriesOffer = {
  readonly series: string;
  readonly title: string;
  readonly options: ReadonlyMap<string, OfferedOption>;
  /** For each option, the options that may not stand beside it. */
  readonly bars: ReadonlyMap<string, readonly Bar[]>;
  readonly dates: readonly CatalogueRow<"key_dates">[];
  /** What entries of the series cost, and what lateness adds. */
  readonly prices: readonly Price[];
  /** Every series of the same academic year, this one included. */
  readonly yearSeries: readonly string[];
  /** The families whose results are about to be released: their entries stay as they are. */
  readonly heldFamilies?: ReadonlySet<string>;
  /** What each qualification is made of, by its code. */
  readonly combinations?: ReadonlyMap<string, readonly UnitGroup[]>;
  /** Qualifications that can be certificated in this series or a later one. */
  readonly certifiable?: ReadonlySet<string>;
};

/** Units of a qualification, of which so many count. */
export type UnitGroup = {
  readonly choose: number;
  readonly optional: boolean;
  /** They count only when they are taken in the series of certification. */
  readonly terminal: boolean;
  readonly units: readonly string[];
};

export type OfferedOption = {
  readonly option: string;
  readonly kind: "award" | "unit" | "certification";
  readonly title: string;
  readonly qualification: string | null;
  readonly unit?: string | null;
  /** A registration (R) is made before the units are taken. */
  readonly process?: string;
  /** How often the unit can be taken before certification; null: any number of times. */
  readonly attemptsMax?: number | null;
  readonly tier: string | null;
  readonly family: string;
  readonly familyTitle: string;
  readonly fee: Pence;
};

/** `S`: not in one series; `Y`: not in one academic year. */
export type Bar = { readonly other: string; readonly scope: "S" | "Y"; readonly reason: string };

/** The offer of a series; undefined when the catalogue has no such series or nothing can be entered in it. */
export async function findOffer(tx: Tx, series: string): Promise<SeriesOffer | undefined> {
  const all = await tx.selectFrom("catalogue.series").select(["series", "title", "month", "year"]).execute();
  const own = all.find((row) => row.series === series);
  if (!own) return undefined;
  const options = await loadOptions(tx, series);
  if (options.length === 0) return undefined;
  const bars = await tx
    .selectFrom("catalogue.barred_pairs")
    .select(["option", "other_option", "scope", "reason"])
    .execute();
  const year = academicYearOf(own);
  return {
    series,
    title: own.title,
    options: new Map(options.map((row) => [row.option, row])),
    bars: barsByOption(bars),
    dates: await loadDates(tx, series),
    prices: await pricesOfSeries(tx, series),
    yearSeries: all.filter((row) => academicYearOf(row) === year).map((row) => row.series),
    heldFamilies: await findHeldFamilies(tx, series),
    combinations: await loadCombinations(tx),
    certifiable: await findCertifiable(tx, series),
  };
}

async function loadOptions(tx: Tx, series: string): Promise<readonly OfferedOption[]> {
  const found = await sql<OfferedOption>`
    select o.option, o.kind, o.title, o.qualification, o.unit, o.process, o.attempts_max as "attemptsMax", o.tier,
      o.family, o.family_title as "familyTitle", o.fee
    from catalogue.offered_option o
    where o.series = ${series} order by o.family_title, o.title, o.option`.execute(tx);
  return found.rows;
}

const statuses = ["published", "second-hand", "sample"] as const;
async function loadCombinations(tx: Tx): Promise<ReadonlyMap<string, readonly UnitGroup[]>> {
  const found = await sql<UnitGroup & { qualification: string }>`
    select c.qualification, c.choose, c.optional, c.terminal, array_agg(c.unit order by c.unit) as units
    from catalogue.combination c
    group by c.qualification, c.unit_group, c.choose, c.optional, c.terminal
    order by c.qualification, c.optional, c.unit_group`.execute(tx);
  return Map.groupBy(found.rows, ({ qualification }) => qualification);
}

async function findCertifiable(tx: Tx, series: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ qualification: string }>`
    select distinct o.qualification
    from catalogue.offered_option o
    join catalogue.series_order s on s.series = o.series
    join catalogue.series_order n on n.series = ${series} and n.at <= s.at
    where o.kind = 'certification'`.execute(tx);
  return new Set(found.rows.map(({ qualification }) => qualification));
}

const kinds: readonly KeyDateKind[] = [
  "final-entries",
  "late-entries",
  "last-amendment",
  "open-entries",
  "refund-until",
  "release-centres",
  "release-candidates",
];

async function loadDates(tx: Tx, series: string): Promise<readonly CatalogueRow<"key_dates">[]> {
  const rows = await tx
    .selectFrom("catalogue.key_dates")
    .select(["series", "family", "kind", "at", "status", "source"])
    .where("series", "=", series)
    .execute();
  return rows.flatMap((row) => {
    const kind = kinds.find((known) => known === row.kind);
    return kind ? [{ ...row, kind, status: statuses.find((one) => one === row.status) ?? "sample" }] : [];
  });
}

/** The families of a series whose release is set and waits for its time. */
export async function findHeldFamilies(tx: Tx, series: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ family: string }>`
    select h.family from entries.held_families(${series}) as h (family)`.execute(tx);
  return new Set(found.rows.map(({ family }) => family));
}

type PairRow = { option: string; other_option: string; scope: string; reason: string };

function barsByOption(pairs: readonly PairRow[]): ReadonlyMap<string, readonly Bar[]> {
  const bars = new Map<string, Bar[]>();
  const add = (option: string, other: string, pair: PairRow) => {
    const bar: Bar = { other, scope: pair.scope === "Y" ? "Y" : "S", reason: pair.reason };
    bars.set(option, [...(bars.get(option) ?? []), bar]);
  };
  for (const pair of pairs) {
    add(pair.option, pair.other_option, pair);
    add(pair.other_option, pair.option, pair);
  }
  return bars;
}
