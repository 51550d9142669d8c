import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { entryChannelOf, entryStageOf, entryStatusOf, type HeldEntry } from "./entry.ts";
import type { SeriesOffer } from "./offer.ts";
import type { HeldList } from "./rules/judge-list.ts";

type HeldRow = { candidate_id: number; series: string; option: string; status: string; stage: string; channel: string };

/**
 * What the candidates of a centre hold, by candidate_id: their entries of the series, and the options that stand in
 * other series of the same academic year. One candidate only, when one is named.
 */
export async function loadHeld(
  tx: Tx,
  centreId: string,
  offer: SeriesOffer,
  candidateId: number | null = null,
): Promise<ReadonlyMap<number, HeldList>> {
  const merged = await mergedRecords(tx, centreId);
  const wanted = candidateId === null ? null : [candidateId, ...(merged.get(candidateId) ?? [])];
  const found = await sql<HeldRow>`
    select candidate_id, series, option, status, stage, channel from entries.entry
    where centre_id = ${centreId} and series = any(${offer.yearSeries}::text[])
      and (${wanted}::integer[] is null or candidate_id = any(${wanted}::integer[]))
      and (series = ${offer.series} or status <> 'withdrawn')`.execute(tx);
  const held = new Map<number, { entries: HeldEntry[]; otherThisYear: string[] }>();
  for (const row of found.rows) {
    const list = held.get(row.candidate_id) ?? { entries: [], otherThisYear: [] };
    held.set(row.candidate_id, list);
    if (row.series !== offer.series) list.otherThisYear.push(row.option);
    else list.entries.push(heldEntry(row));
  }
  return withMerged(held, merged);
}

type Held = Pick<HeldList, "entries" | "otherThisYear">;

function withMerged(
  held: ReadonlyMap<number, Held>,
  merged: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, HeldList> {
  const lists = new Map<number, HeldList>(held);
  for (const [id, others] of merged) {
    const entries = others.flatMap((other) => held.get(other)?.entries ?? []);
    const list = held.get(id) ?? { entries: [], otherThisYear: [] };
    if (entries.length > 0) lists.set(id, { ...list, underMerged: standing(entries) });
  }
  return lists;
}

function standing(entries: readonly HeldEntry[]): ReadonlySet<string> {
  return new Set(entries.filter(({ status }) => status !== "withdrawn").map(({ option }) => option));
}

/** The records of a centre that the board merged with others of it: the others of each. */
async function mergedRecords(tx: Tx, centreId: string): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ one: number; other: number }>`
    select p.candidate_id as one, p.other_id as other from candidates.one_person p
    where p.centre_id = ${centreId}`.execute(tx);
  const others = Map.groupBy(rows, ({ one }) => one);
  return new Map([...others].map(([one, pairs]) => [one, pairs.map(({ other }) => other)]));
}

function heldEntry({ option, status, stage, channel }: HeldRow): HeldEntry {
  return { option, status: entryStatusOf(status), stage: entryStageOf(stage), channel: entryChannelOf(channel) };
}
