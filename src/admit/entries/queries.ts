import { sql } from "kysely";
import { matchesPerson } from "#candidates";
import type { Day, Pence } from "#kernel";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import { type EntryStage, entryStageOf, type EntryStatus, entryStatusOf } from "./entry.ts";

/** An entry with its candidate and its option. */
export type EntryListed = {
  readonly candidateId: number;
  readonly candidateNumber: number;
  readonly surname: string;
  readonly forenames: string;
  readonly uci: string;
  readonly option: string;
  readonly title: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly status: EntryStatus;
  readonly stage: EntryStage;
  readonly channel: string;
  readonly fee: Pence;
};

export type EntryFilter = {
  readonly centreId: string;
  readonly series: string;
  readonly option: string;
  readonly status: string;
  readonly text: string;
  /** One candidate only; null for all. */
  readonly candidateId: number | null;
  /** Options beyond which the reader may see nothing; null when there is no limit. */
  readonly within: readonly string[] | null;
};

type EntryRow = Omit<EntryListed, "status" | "stage"> & { status: string; stage: string };

/** What entries can be listed by, and the columns of each order. */
export const entryOrders = {
  candidateNumber: ["n.candidate_number", "e.option"],
  name: ["c.sort_name", "n.candidate_number", "e.option"],
  uci: ["c.uci", "e.option"],
  option: ["e.option", "n.candidate_number"],
  title: ["o.title", "e.option", "n.candidate_number"],
  status: ["e.status", "e.stage", "n.candidate_number", "e.option"],
} as const;

const usualOrder = { limit: null, offset: 0, orderBy: sql`n.candidate_number, e.option` };

/** Entries of a centre and series that fit a filter, by candidate number and option unless asked otherwise. */
export async function entriesOfSeries(
  tx: Tx,
  filter: EntryFilter,
  view: Pick<ListAsked, "limit" | "offset" | "orderBy"> = usualOrder,
): Promise<{ readonly total: number; readonly entries: readonly EntryListed[] }> {
  const from = sql`
    from entries.entry e
    join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
    join candidates.candidate_number n
      on n.centre_id = e.centre_id and n.series = e.series and n.candidate_id = e.candidate_id
    join catalogue.offered_option o on o.series = e.series and o.option = e.option
    where e.centre_id = ${filter.centreId} and e.series = ${filter.series}
      and (${filter.option} = '' or e.option = ${filter.option}) and (${filter.status} = ''
        or e.status = ${filter.status})
      and ${isWithin(filter.within)}
      and (${filter.candidateId}::integer is null or e.candidate_id = ${filter.candidateId})
      and ${matchesPerson(filter.text)}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(tx);
  const found = await sql<EntryRow>`
    select e.candidate_id as "candidateId", n.candidate_number as "candidateNumber", c.surname, c.forenames, c.uci,
      e.option, o.title, o.family, o.family_title as "familyTitle", e.status, e.stage, e.channel, o.fee
    ${from} order by ${view.orderBy} limit ${view.limit} offset ${view.offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, entries: found.rows.map(entryOf) };
}

/** The entries of one candidate in a series, by option. */
export async function entriesOfCandidate(
  tx: Tx,
  centreId: string,
  series: string,
  candidateId: number,
  within: readonly string[] | null,
): Promise<readonly EntryListed[]> {
  const filter = { centreId, series, option: "", status: "", text: "", candidateId, within };
  return (await entriesOfSeries(tx, filter)).entries;
}

/** A condition on `e`: the entry is for one of the options, where the reader is limited to some. */
function isWithin(options: readonly string[] | null): ReturnType<typeof sql> {
  return options === null ? sql`true` : sql`e.option = any(${options}::text[])`;
}

function entryOf(row: EntryRow): EntryListed {
  return { ...row, status: entryStatusOf(row.status), stage: entryStageOf(row.stage) };
}

/** How many entries a centre has for each option of a series. */
export type OptionCount = {
  readonly option: string;
  readonly title: string;
  readonly familyTitle: string;
  readonly standing: number;
  readonly late: number;
  readonly withdrawn: number;
};

export async function entriesByOption(
  tx: Tx,
  centreId: string,
  series: string,
  within: readonly string[] | null,
): Promise<readonly OptionCount[]> {
  const found = await sql<OptionCount>`
    select e.option, o.title, o.family_title as "familyTitle",
      count(*) filter (where e.status <> 'withdrawn') as standing,
      count(*) filter (where e.status <> 'withdrawn' and e.stage <> 'on-time') as late,
      count(*) filter (where e.status = 'withdrawn') as withdrawn
    from entries.entry e
    join catalogue.placed_option o on o.option = e.option
    where e.centre_id = ${centreId} and e.series = ${series} and ${isWithin(within)}
    group by e.option, o.title, o.family_title order by o.family_title, o.title, e.option`.execute(tx);
  return found.rows;
}

/** The series in which a centre has entries, and those in which it can make some, newest first. */
export async function seriesForEntries(
  tx: Tx,
  centreId: string,
  within: readonly string[] | null,
): Promise<readonly { series: string; title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where exists (
      select 1 from entries.entry e where e.centre_id = ${centreId} and e.series = s.series and ${isWithin(within)})
    order by s.year desc, s.month desc, s.series`.execute(tx);
  return found.rows;
}

type SeriesFound = { readonly series: string; readonly title: string; readonly year: number; readonly month: number };

/** A series by its code, with its title; undefined when there is none. */
export function findSeries(tx: Tx, series: string): Promise<SeriesFound | undefined> {
  return tx
    .selectFrom("catalogue.series")
    .select(["series", "title", "year", "month"])
    .where("series", "=", series)
    .executeTakeFirst();
}

/** A paper that a candidate sits or a piece of work that is marked, because of an entry. */
export type PaperOfCandidate = {
  readonly component: string;
  readonly title: string;
  readonly option: string;
  readonly assessment: string;
  readonly examDay: Day | null;
  readonly session: string | null;
  readonly minutes: number | null;
};

/** The papers behind a candidate's standing entries, in the order of the timetable. */
export async function papersOfCandidate(
  tx: Tx,
  centreId: string,
  series: string,
  candidateId: number,
  within: readonly string[] | null,
): Promise<readonly PaperOfCandidate[]> {
  const found = await sql<PaperOfCandidate>`
    select c.component, c.title, min(e.option) as option, c.assessment, c.exam_day as "examDay", c.session, c.minutes
    from entries.entry e
    join catalogue.option_components oc on oc.option = e.option
    join catalogue.components c on c.component = oc.component
    where e.centre_id = ${centreId} and e.series = ${series} and e.candidate_id = ${candidateId}
      and e.status <> 'withdrawn' and ${isWithin(within)}
    group by c.component, c.title, c.assessment, c.exam_day, c.session, c.minutes
    order by c.exam_day nulls last, c.session, c.component`.execute(tx);
  return found.rows;
}
