import { completeUci } from "#kernel";
import { sql } from "kysely";
import type { Database } from "#platform/database";
import type { Answer, Visitor } from "../../start/test-site.ts";
import { setClock } from "../../award/results/fixture.ts";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";

export const series = "6A26";

/**
 * Puts the shipped catalogue, centres, candidates and entries into a test database: candidates are numbered from 1 in
 * each centre. It is before marks are due, by the database's clock too.
 */
export async function fillForMarking(
  database: Database,
  centres: readonly string[],
  candidates: number,
  options: readonly string[],
): Promise<void> {
  await loadDemoCatalogue(database);
  await setClock(database, "2026-02-10T10:00:00Z");
  const worker = database.as.worker;
  await sql`insert into centres.centre (centre_id, name)
    select id, 'Centre ' || id from unnest(${centres}::text[]) id`.execute(worker);
  for (const centre of centres) await addCandidates(database, centre, candidates);
  await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
    select centre_id, ${series}, candidate_id, option, 'file' from candidates.candidate_number
    cross join unnest(${options}::text[]) option
    where series = ${series} and centre_id = any(${centres}::text[])`.execute(worker);
  await sql`update candidates.candidate set entered_options = ${options}
    where centre_id = any(${centres}::text[])`.execute(worker);
}

async function addCandidates(database: Database, centre: string, candidates: number): Promise<void> {
  const worker = database.as.worker;
  const numbers = Array.from({ length: candidates }, (_, index) => index + 1);
  const ucis = numbers.map((number) => uciOf(centre, number));
  await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    select ${centre}, n, uci, 'Okafor' || n, 'Niamh', 'OKAFOR:NIAMH', 'F'
    from unnest(${numbers}::integer[], ${ucis}::text[]) as c (n, uci)`.execute(worker);
  await sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
    select ${centre}, ${series}, n, n from unnest(${numbers}::integer[]) n`.execute(worker);
}

/** The UCI that the fixture gives a candidate. */
export function uciOf(centre: string, number: number): string {
  const uci = completeUci(`${centre}024${String(number).padStart(4, "0")}`);
  if (!uci.ok) throw new Error(JSON.stringify(uci));
  return uci.value;
}

/**
 * Types marks into a grid and submits everything that is entered, as a person in a browser does: the page is sent, the
 * check page read, and what it holds sent again. An answer that is no way on is returned as it is.
 */
export async function submitTyped(
  visitor: Visitor,
  grid: string,
  typed: Readonly<Record<string, string>>,
  reason = "",
): Promise<Answer> {
  const saved = await visitor.post(grid, { ...typed, after: "submit" });
  if (saved.status !== 303) return saved;
  const check = await visitor.get(String(saved.headers["location"]));
  return visitor.post(`${grid}/submit`, { ...draftsOn(check.body), series: typed["series"] ?? "", reason });
}

/** The drafts that a check page holds, as the fields of its form. */
export function draftsOn(body: string): Record<string, string> {
  const fields = body.matchAll(/name="(d\.[^"]+)" value="(\d+)"/g);
  return Object.fromEntries([...fields].map((found) => [found[1], found[2]]));
}
