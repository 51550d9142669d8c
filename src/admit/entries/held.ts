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
  const found = await sql<HeldRow>`
    select candidate_id, series, option, status, stage, channel from entries.entry
    where centre_id = ${centreId} and series = any(${offer.yearSeries}::text[])
      and (${candidateId}::integer is null or candidate_id = ${candidateId})
      and (series = ${offer.series} or status <> 'withdrawn')`.execute(tx);
  const held = new Map<number, { entries: HeldEntry[]; otherThisYear: string[] }>();
  for (const row of found.rows) {
    const list = held.get(row.candidate_id) ?? { entries: [], otherThisYear: [] };
    held.set(row.candidate_id, list);
    if (row.series !== offer.series) list.otherThisYear.push(row.option);
    else list.entries.push(heldEntry(row));
  }
  return held;
}

function heldEntry({ option, status, stage, channel }: HeldRow): HeldEntry {
  return { option, status: entryStatusOf(status), stage: entryStageOf(stage), channel: entryChannelOf(channel) };
}
