import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CandidateDetails } from "./candidate.ts";

/**
 * Takes the lock under which a centre's candidates and entries change, and returns the last candidate_id given there:
 * two changes of one centre follow each other, and the second sees what the first did.
 */
export async function lockCandidates(tx: Tx, centreId: string): Promise<number> {
  await sql`insert into candidates.counter (centre_id) values (${centreId}) on conflict do nothing`.execute(tx);
  const found = await sql<{ last: number }>`
    select last_candidate_id as last from candidates.counter where centre_id = ${centreId} for update`.execute(tx);
  return found.rows[0]?.last ?? 0;
}

/** Takes the locks under which the board decides who has a UCI, in order, before those of centres. */
export async function lockUcis(tx: Tx, ucis: readonly string[]): Promise<void> {
  const inOrder = [...new Set(ucis)].toSorted();
  for (const uci of inOrder) await sql`select platform.take_lock(${`uci ${uci}`})`.execute(tx);
}

/** `entered`: the options that somebody who is new is entered for in the same act, which `noteEntries` would note. */
export type NewCandidate = CandidateDetails & { readonly candidateId: number; readonly entered?: readonly string[] };
export type NewNumber = { readonly candidateId: number; readonly candidateNumber: number };

/** What changes among the candidates of one centre. `changed` replaces the details of a person who is known. */
export type CandidateChanges = {
  readonly added: readonly NewCandidate[];
  readonly changed: readonly NewCandidate[];
  readonly numbered: readonly NewNumber[];
};

/** Saves changes under the lock of `lockCandidates`: in few statements, however many candidates there are. */
export async function saveCandidates(
  tx: Tx,
  centreId: string,
  series: string,
  changes: CandidateChanges,
): Promise<void> {
  if (changes.added.length > 0) await addCandidates(tx, centreId, changes.added);
  if (changes.changed.length > 0) await changeCandidates(tx, centreId, changes.changed);
  if (changes.numbered.length > 0) {
    await sql`
      insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
      select ${centreId}, ${series}, n.candidate_number, n.candidate_id
      from unnest(${column(changes.numbered, "candidateNumber")}::integer[],
        ${column(changes.numbered, "candidateId")}::integer[])
        as n (candidate_number, candidate_id)`.execute(tx);
  }
}

async function addCandidates(tx: Tx, centreId: string, added: readonly NewCandidate[]): Promise<void> {
  await sql`
    insert into candidates.candidate (centre_id, candidate_id, uci, uln, upn, surname, forenames, file_name, sex,
    date_of_birth, status, entered_options)
    select ${centreId}, n.candidate_id, n.uci, n.uln, n.upn, n.surname, n.forenames, n.file_name, n.sex,
      n.date_of_birth, n.status, string_to_array(n.entered, ',')
    from ${rowsOf(added)}`.execute(tx);
  await sql`
    insert into candidates.uci_directory (uci, centre_id, candidate_id)
    select n.uci, ${centreId}, n.candidate_id
    from unnest(${column(added, "uci")}::text[], ${column(added, "candidateId")}::integer[]) as n (uci,
      candidate_id)`.execute(tx);
  await sql`
    update candidates.counter
    set last_candidate_id = greatest(last_candidate_id, ${Math.max(...column(added, "candidateId"))}::integer)
    where centre_id = ${centreId}`.execute(tx);
}

async function changeCandidates(tx: Tx, centreId: string, changed: readonly NewCandidate[]): Promise<void> {
  await sql`
    update candidates.candidate c
    set uci = n.uci, uln = n.uln, upn = n.upn, surname = n.surname, forenames = n.forenames, file_name = n.file_name,
      sex = n.sex, date_of_birth = n.date_of_birth, status = n.status
    from ${rowsOf(changed)} where c.centre_id = ${centreId} and c.candidate_id = n.candidate_id`.execute(tx);
}

/**
 * Notes for which options candidates of a centre have entries, beside those that are noted already: who teaches only
 * some subjects sees a candidate by them. For entries, under the lock of `lockCandidates`.
 */
export async function noteEntries(
  tx: Tx,
  centreId: string,
  entries: readonly { readonly candidateId: number; readonly option: string }[],
): Promise<void> {
  await sql`
    with n as materialized (
      select u.candidate_id, array_agg(u.option) as options
      from unnest(${column(entries, "candidateId")}::integer[], ${column(entries, "option")}::text[])
        as u (candidate_id, option)
      group by u.candidate_id
    )
    update candidates.candidate c
    set entered_options = array(
      select distinct o.option from unnest(c.entered_options || n.options) as o (option) order by o.option)
    from n
    where c.centre_id = ${centreId} and c.candidate_id = n.candidate_id
      and not c.entered_options @> n.options`.execute(tx);
}

function rowsOf(rows: readonly NewCandidate[]) {
  return sql`unnest(${column(rows, "candidateId")}::integer[], ${column(rows, "uci")}::text[],
    ${column(rows, "uln")}::text[],
    ${column(rows, "upn")}::text[], ${column(rows, "surname")}::text[], ${column(rows, "forenames")}::text[],
    ${column(rows, "fileName")}::text[], ${column(rows, "sex")}::text[], ${column(rows, "dateOfBirth")}::date[],
    ${column(rows, "status")}::text[],
    ${rows.map(({ entered = [] }) => [...new Set(entered)].sort().join(","))}::text[])
    as n (candidate_id, uci, uln, upn, surname, forenames, file_name, sex, date_of_birth, status, entered)`;
}

function column<Item, Name extends keyof Item>(rows: readonly Item[], name: Name): Item[Name][] {
  return rows.map((row) => row[name]);
}
