import { sql } from "kysely";
import { noteEntries } from "#candidates";
import type { Tx } from "#platform/database";
import { announce } from "#platform/events";
import type { EntryChannel } from "./entry.ts";
import { type EntryMove, entriesMoved } from "./events.ts";
import type { CandidateOption, EntryChanges } from "./receive-entry-file/facts.ts";

/**
 * Saves what becomes of the entries of one centre and series, in a few statements however many there are, and announces
 * it to the modules that listen.
 */
export async function saveEntries(
  tx: Tx,
  centreId: string,
  series: string,
  changes: EntryChanges,
  { channel, at }: { readonly channel: EntryChannel; readonly at: Temporal.Instant },
): Promise<void> {
  if (changes.added.length > 0) {
    await keepOptions(
      tx,
      series,
      changes.added.map((row) => row.option),
    );
    await sql`
      insert into entries.entry (centre_id, series, candidate_id, option, stage, channel, slot_mark)
      select ${centreId}, ${series}, n.candidate_id, n.option, n.stage, ${channel}, n.slot_mark
      from ${rowsOf(changes.added)}`.execute(tx);
    const unnoted = changes.added.filter(({ candidateId }) => changes.noted?.has(candidateId) !== true);
    if (unnoted.length > 0) await noteEntries(tx, centreId, unnoted);
  }
  if (changes.remade.length > 0) {
    await sql`
      update entries.entry e set status = 'made', stage = n.stage, channel = ${channel}, slot_mark = n.slot_mark
      from ${rowsOf(changes.remade)}
      where e.centre_id = ${centreId} and e.series = ${series} and e.candidate_id = n.candidate_id
        and e.option = n.option
        and e.status = 'withdrawn'`.execute(tx);
  }
  const moved = [
    ...(await withdraw(tx, centreId, series, changes.withdrawn)),
    ...[...changes.remade, ...changes.added].map(madeMove),
  ];
  if (moved.length > 0) await announce(tx, [entriesMoved.of(centreId, { series, at: at.toString(), moved })]);
}

/** What is withdrawn is told first: an amendment that changes an option withdraws one entry and makes another. */
async function withdraw(
  tx: Tx,
  centreId: string,
  series: string,
  withdrawn: EntryChanges["withdrawn"],
): Promise<readonly EntryMove[]> {
  if (withdrawn.length === 0) return [];
  const found = await sql<EntryMove>`
    update entries.entry e set status = 'withdrawn'
    from unnest(${withdrawn.map((row) => row.candidateId)}::integer[], ${withdrawn.map((row) => row.option)}::text[])
      as n (candidate_id, option)
    where e.centre_id = ${centreId} and e.series = ${series} and e.candidate_id = n.candidate_id
      and e.option = n.option and e.status = 'made'
    returning e.candidate_id as "candidateId", e.option, 'withdrawn' as act, e.stage`.execute(tx);
  return found.rows;
}

function madeMove({ candidateId, option, stage }: CandidateOption): EntryMove {
  return { candidateId, option, act: "made", stage };
}

/** Keeps in the catalogue what has entries: in order and only what is new, so that centres do not wait in turn. */
async function keepOptions(tx: Tx, series: string, options: readonly string[]): Promise<void> {
  const found = await tx.selectFrom("entries.entered_option").select("option").where("series", "=", series).execute();
  const kept = new Set(found.map((row) => row.option));
  const added = [...new Set(options)].filter((option) => !kept.has(option)).sort();
  if (added.length === 0) return;
  await tx
    .insertInto("entries.entered_option")
    .values(added.map((option) => ({ series, option })))
    .onConflict((row) => row.doNothing())
    .execute();
}

function rowsOf(rows: readonly CandidateOption[]) {
  return sql`unnest(${rows.map((row) => row.candidateId)}::integer[], ${rows.map((row) => row.option)}::text[],
    ${rows.map((row) => row.stage)}::text[], ${rows.map((row) => row.slotMark)}::text[])
    as n (candidate_id, option, stage, slot_mark)`;
}

/**
 * Closes entries that have marks or results: from then on they are neither withdrawn nor taken away. For the modules
 * that record marks, within the transaction of their own act; entries that are final already stay so. Returns how many
 * were closed.
 */
export async function closeEntries(
  tx: Tx,
  centreId: string,
  series: string,
  entries: readonly { readonly candidateId: number; readonly option: string }[],
): Promise<number> {
  if (entries.length === 0) return 0;
  const result = await sql`
    update entries.entry e set status = 'final'
    from (select distinct u.candidate_id, u.option
      from unnest(${entries.map((row) => row.candidateId)}::integer[], ${entries.map((row) => row.option)}::text[])
        as u (candidate_id, option)) n
    where e.centre_id = ${centreId} and e.series = ${series} and e.candidate_id = n.candidate_id and e.option = n.option
      and e.status = 'made'`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
