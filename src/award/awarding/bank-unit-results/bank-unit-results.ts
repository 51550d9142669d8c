import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment } from "#platform/perform";
import { type BankFacts, bankKey, mayBankUnitResults, type UnitFacts } from "./rule.ts";
import { type BankInput, readUnitsFile } from "./read-units-file.ts";
import type { UnitResultRow } from "./banked-units-table.ts";

/** What was put in the bank, and what it held already. */
export type UnitsBanked = { readonly banked: number; readonly heldAlready: number };

/**
 * Puts the unit results of a CSV file of earlier series in the bank: all of them or, with every fault and its line,
 * none.
 */
export const bankUnitResults = defineAction<BankInput, BankFacts, readonly UnitResultRow[], UnitsBanked>({
  name: "bank-unit-results",
  takesLong: true,
  summary: "Bank unit results from earlier series",
  permission: "units.bank",
  read: readUnitsFile,
  load: loadFacts,
  rule: (facts, { rows }) => mayBankUnitResults(rows, facts),
  save: async (tx, fresh, _facts, { name, rows }) => {
    for (let at = 0; at < fresh.length; at += 10_000) await insertUnits(tx, fresh.slice(at, at + 10_000));
    const answer = { banked: fresh.length, heldAlready: rows.length - fresh.length };
    return {
      answer,
      subject: { kind: "unit-bank", id: name },
      centreId: null,
      chain: "board",
      after: { file: name, ...answer },
    };
  },
});

async function loadFacts(tx: Tx, { rows }: BankInput, moment: Moment): Promise<Decision<BankFacts>> {
  const series = await tx.selectFrom("catalogue.series").select(["series", "year", "month"]).execute();
  const today = Temporal.PlainDate.from(moment.today);
  return ok({
    units: await loadUnits(tx, [...new Set(rows.map(({ row }) => row.unit))]),
    series: new Map(series.map((row) => [row.series, 12 * row.year + row.month])),
    now: 12 * today.year + today.month,
    held: await loadHeld(tx, [...new Set(rows.map(({ row }) => row.uci))]),
  });
}

async function loadUnits(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, UnitFacts>> {
  const found = await sql<{
    unit: string;
    max: number | null;
    grades: string[];
    options: string[];
    points: Record<string, number> | null;
  }>`
    select u.unit, u.max_uniform as max,
           array(select g.grade from catalogue.grade_sets g where g.grade_set = u.grade_set order by g.rank) as grades,
           array(select o.option from catalogue.options o where o.unit = u.unit order by o.option) as options,
           (select jsonb_object_agg(p.grade, p.points) from catalogue.points p where p.suite = u.suite
           and p.glh = u.glh) as points
    from catalogue.units u where u.unit = any(${codes}::text[])`.execute(tx);
  return new Map(
    found.rows.map(({ unit, max, grades, options, points }) => [
      unit,
      { maxUniform: max, grades, options, points: new Map(Object.entries(points ?? {})) },
    ]),
  );
}

async function loadHeld(tx: Tx, ucis: readonly string[]): Promise<ReadonlyMap<string, UnitResultRow>> {
  await sql`select platform.take_lock('unit bank')`.execute(tx);
  const found = await sql<UnitResultRow>`
    select uci, unit, series, option, centre_id, uniform, grade, points, absent from awarding.banked_unit
    where uci = any(${ucis}::text[])`.execute(tx);
  return new Map(found.rows.map((row) => [bankKey(row), row]));
}

async function insertUnits(tx: Tx, rows: readonly UnitResultRow[]): Promise<void> {
  await sql`insert into awarding.unit_bank (uci, unit, series, option, centre_id, uniform, grade, points, absent)
    select uci, unit, series, option, centre_id, uniform, grade, points, absent
    from jsonb_populate_recordset(null::awarding.unit_bank, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
