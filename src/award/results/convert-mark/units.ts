import { sql } from "kysely";
import type { Decision } from "#kernel";
import { conversionOf, notionalOf, parseKnots, type Conversion, type UniformScheme } from "#awarding";
import type { Tx } from "#platform/database";
import { maxTotal, type PartOfTotal } from "../show-boundaries/max-total.ts";

/** A unit of one series whose raw marks become uniform marks. */
export type UnitChoice = { readonly unit: string; readonly title: string; readonly suiteTitle: string };

/** The series in which the reader may see a unit's boundaries, the newest first. */
export async function seriesToConvert(tx: Tx): Promise<readonly { series: string; title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where s.series in (
      select b.series from catalogue.boundaries b join catalogue.units u on u.unit = b.code
      where b.target = 'unit' and u.scheme in ('gce', 'nationals'))
    order by s.year desc, s.month desc, s.series desc`.execute(tx);
  return found.rows;
}

/** The units of a series with uniform marks and with boundaries that the reader may see. */
export async function unitsToConvert(tx: Tx, series: string): Promise<readonly UnitChoice[]> {
  const found = await sql<UnitChoice>`
    select u.unit, u.title, s.title as "suiteTitle"
    from catalogue.units u join catalogue.suites s on s.suite = u.suite
    where u.scheme in ('gce', 'nationals')
      and u.unit in (select code from catalogue.boundaries where target = 'unit' and series = ${series})
    order by s.title, u.unit`.execute(tx);
  return found.rows;
}

/** A unit as it was converted in a series. */
export type UnitConversion = {
  readonly unit: string;
  readonly title: string;
  readonly status: string;
  readonly conversion: Conversion;
};

type Found = {
  readonly unit: string;
  readonly title: string;
  readonly scheme: UniformScheme;
  readonly maxUniform: number | null;
  readonly rounding: string;
  readonly notional: string | null;
  readonly knots: string | null;
  readonly status: string;
  readonly boundaries: readonly { readonly grade: string; readonly mark: number }[];
  readonly parts: readonly PartOfTotal[];
};

/** The conversion of a unit in a series, by the rule that awards use; undefined when the reader sees none. */
export async function findUnitConversion(tx: Tx, series: string, unit: string): Promise<UnitConversion | undefined> {
  const found = await sql<Found>`
    select u.unit, u.title, u.scheme, u.max_uniform as "maxUniform", f.rounding, c.notional, c.knots, b.boundaries,
      b.status,
           coalesce((select jsonb_agg(jsonb_build_object('max', pc.max_mark, 'top', p.factor_top, 'over',
           p.factor_over))
             from catalogue.option_components p join catalogue.components pc on pc.component = p.component
             where p.option = (select min(o.option) from catalogue.options o where o.unit = u.unit)), '[]') as parts
    from catalogue.units u
    join catalogue.suites s on s.suite = u.suite
    join catalogue.families f on f.family = s.family
    join (select code, max(status) as status, jsonb_agg(jsonb_build_object('grade', grade, 'mark', mark)
      order by mark desc) as boundaries
          from catalogue.boundaries where series = ${series} and target = 'unit' and code = ${unit} group by code) b
            on b.code = u.unit
    left join catalogue.conversions c on c.series = ${series} and c.unit = u.unit
    where u.scheme in ('gce', 'nationals')`.execute(tx);
  const row = found.rows[0];
  const conversion = row && unitConversion(row);
  return row && conversion?.ok
    ? { unit: row.unit, title: row.title, status: row.status, conversion: conversion.value }
    : undefined;
}

function unitConversion(row: Found): Decision<Conversion> {
  const knots = row.knots === null ? undefined : parseKnots(row.knots);
  return conversionOf({
    scheme: row.scheme,
    maxRaw: maxTotal(row.parts, row.rounding) ?? 0,
    maxUniform: row.maxUniform ?? 0,
    boundaries: row.boundaries,
    notional: notionalOf(row.notional, row.scheme),
    ...(knots ? { knots } : {}),
  });
}
