import { sql } from "kysely";
import type { Decision } from "#kernel";
import {
  conversionOf,
  notionalOf,
  parseKnots,
  type Conversion,
  type UniformScheme,
  type UniformShare,
} from "#awarding";
import type { Tx } from "#platform/database";
import { maxTotal, type PartOfTotal } from "../show-boundaries/max-total.ts";

/** A unit of one series whose raw marks become uniform marks. */
export type UnitChoice = { readonly unit: string; readonly title: string; readonly suiteTitle: string };

/** The series in which the reader may see a unit's boundaries, the newest first. */
export async function seriesToConvert(tx: Tx): Promise<readonly { series: string; title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where s.series in (
      select b.series from awarding.boundary_in_force b join catalogue.units u on u.unit = b.code
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
      and u.unit in (select code from awarding.boundary_in_force where target = 'unit' and series = ${series})
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
  readonly title: string;
  readonly facts: {
    readonly rounding: string;
    readonly boundaries: readonly { readonly grade: string; readonly mark: number; readonly status: string }[];
    readonly components: readonly (Omit<PartOfTotal, "max"> & { readonly maxMark: number | null })[];
    readonly unit: {
      readonly scheme: UniformScheme;
      readonly maxUniform: number | null;
      readonly notional: string | null;
      readonly knots: string | null;
      readonly shares: readonly UniformShare[];
    };
  };
};

/**
 * The conversion of a unit in a series as it was awarded, or else as the catalogue has it; undefined when the reader
 * sees none.
 */
export async function findUnitConversion(tx: Tx, series: string, unit: string): Promise<UnitConversion | undefined> {
  const found = await sql<Found>`
    select u.title, awarding.basis_in_force(${series}, o.option) as facts
    from catalogue.units u
    join lateral (select min(o.option) as option from catalogue.options o where o.unit = u.unit) o on true
    where u.unit = ${unit} and u.scheme in ('gce', 'nationals')`.execute(tx);
  const facts = found.rows[0]?.facts;
  if (!facts || facts.boundaries.length === 0) return undefined;
  const conversion = unitConversion(facts);
  const has = (each: string) => facts.boundaries.some(({ status: one }) => one === each);
  const status = ["sample", "second-hand"].find(has) ?? "published";
  const title = found.rows[0]?.title ?? unit;
  return conversion.ok ? { unit, title, status, conversion: conversion.value } : undefined;
}

function unitConversion({ rounding, boundaries, components, unit }: Found["facts"]): Decision<Conversion> {
  const knots = unit.knots === null ? undefined : parseKnots(unit.knots);
  const parts = components.map(({ maxMark, top, over }) => ({ max: maxMark, top, over }));
  return conversionOf({
    scheme: unit.scheme,
    maxRaw: maxTotal(parts, rounding) ?? 0,
    maxUniform: unit.maxUniform ?? 0,
    boundaries: boundaries.map(({ grade, mark }) => ({ grade, mark })),
    notional: notionalOf(unit.notional, unit.scheme),
    ...(unit.shares.length > 0 ? { shares: unit.shares } : {}),
    ...(knots ? { knots } : {}),
  });
}
