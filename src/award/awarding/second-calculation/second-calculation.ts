import type pg from "pg";
import type { DatabaseAddress } from "#platform/database";
import { boardClient } from "../run-award/award-parts.ts";
import { centreParts } from "../run-award/centre-parts.ts";
import { awardTwin, type TwinCatalogue, usualSettings } from "../twin/index.ts";
import { compareOutcomes } from "./compare-outcomes.ts";
import { compareResults, type Difference } from "./compare-results.ts";
import { readPart, readStanding } from "./read-part.ts";

/** What the second calculation found. Any difference stops the release. */
export type SecondCalculation = {
  readonly compared: number;
  readonly differences: number;
  readonly first: readonly Difference[];
};

/** How many differences a report lists. */
export const differencesShown = 50;

/** Entries kept in memory at a time: some 30 MB, whatever the size of the series. */
const partEntries = 8_000;

export type SecondOrder = {
  readonly series: string;
  readonly runId: string;
  readonly catalogue: TwinCatalogue;
  onProgress(done: number, all: number): void;
};

/**
 * Works the outcome of every total out again in SQL, and every result of a series, some centres at a time, from plain
 * queries and the rules alone; and compares every field with what the award wrote. `inputs` may be a connection that
 * sees the database as it was when the award began.
 */
export async function secondCalculation(
  address: DatabaseAddress,
  inputs: pg.Client,
  order: SecondOrder,
): Promise<SecondCalculation> {
  const results = await boardClient(address);
  try {
    const centres = await inputs.query<{ centre_id: string; entries: number }>(
      `select centre_id, count(*) as entries from entries.entry where series = $1 and status <> 'withdrawn'
       group by centre_id order by centre_id`,
      [order.series],
    );
    const entries = centres.rows.reduce((sum, centre) => sum + centre.entries, 0);
    const outcomes = await compareOutcomes(inputs, order.series);
    let found: SecondCalculation = {
      compared: 0,
      differences: outcomes.length,
      first: outcomes.slice(0, differencesShown),
    };
    for (const part of centreParts(centres.rows, 1, partEntries)) {
      const input = await readPart(inputs, order.series, part);
      const all = awardTwin({ series: order.series, catalogue: order.catalogue, settings: usualSettings, ...input });
      const second = all.filter(({ centre_id }) => centre_id >= part.first && centre_id <= part.last);
      const differences = compareResults(
        await readStanding(results, order.series, order.runId, part),
        second,
        input.marks,
      );
      found = {
        compared: found.compared + second.length,
        differences: found.differences + differences.length,
        first: [...found.first, ...differences].slice(0, differencesShown),
      };
      order.onProgress(found.compared, entries);
    }
    return found;
  } finally {
    await results.end();
  }
}
