import { sql } from "kysely";
import { numberWords } from "#candidates";
import { isInSeries } from "#catalogue";
import { type Day, fullName } from "#kernel";
import type { Tx } from "#platform/database";
import type { PaperOfCandidate } from "../queries.ts";
import type { NumberRange } from "./candidates-asked.ts";
import type { StatementOfEntry } from "./statement.ts";

/** Whose statements: the candidates of a centre who are entered in a series, by option and candidate number. */
export type StatementsAsked = {
  readonly centreId: string;
  readonly series: string;
  /** Blank: any. */
  readonly option: string;
  readonly numbers: readonly NumberRange[];
  /** Options beyond which the reader may see nothing; null when there is no limit. */
  readonly within: readonly string[] | null;
};

type Person = {
  readonly candidateId: number;
  readonly number: number;
  readonly surname: string;
  readonly forenames: string;
  readonly uci: string;
  readonly dateOfBirth: Day | null;
};

/** The candidates who are meant, by number. */
export async function candidatesAsked(
  tx: Tx,
  { centreId, series, option, numbers, within }: StatementsAsked,
): Promise<readonly Person[]> {
  const found = await sql<Person>`
    select p.candidate_id as "candidateId", n.candidate_number as number, p.surname, p.forenames, p.uci,
      p.date_of_birth as "dateOfBirth"
    from candidates.numbered_candidate n
    join candidates.known_person p on p.centre_id = n.centre_id and p.candidate_id = n.candidate_id
    where n.centre_id = ${centreId} and n.series = ${series}
      and exists (select from unnest(${numbers.map(([from]) => from)}::integer[],
          ${numbers.map(([, to]) => to)}::integer[])
        as r (lowest, highest) where n.candidate_number between r.lowest and r.highest)
      and exists (
        select from entries.entry e
        where e.centre_id = n.centre_id and e.series = n.series and e.candidate_id = n.candidate_id
          and e.status <> 'withdrawn' and (${option} = '' or e.option = ${option})
          and (${within}::text[] is null or e.option = any(${within}::text[])))
    order by n.candidate_number`.execute(tx);
  return found.rows;
}

type Entry = StatementOfEntry["entries"][number] & { readonly candidateId: number };
type Paper = PaperOfCandidate & { readonly candidateId: number };
type Series = { readonly series: string; readonly year: number; readonly month: number };

/** The entries and papers of candidates, for a statement each. */
export async function loadStatements(
  tx: Tx,
  { centreId, within }: Pick<StatementsAsked, "centreId" | "within">,
  series: Series,
  people: readonly Person[],
): Promise<readonly Pick<StatementOfEntry, "candidate" | "entries" | "exams" | "work">[]> {
  const standing = sql`e.centre_id = ${centreId} and e.series = ${series.series} and e.status <> 'withdrawn'
    and e.candidate_id = any(${people.map(({ candidateId }) => candidateId)}::integer[])
    and (${within}::text[] is null or e.option = any(${within}::text[]))`;
  const entries = await sql<Entry>`
    select e.candidate_id as "candidateId", e.option, o.title, o.family_title as "familyTitle"
    from entries.entry e join catalogue.placed_option o on o.option = e.option
    where ${standing} order by e.option`.execute(tx);
  const papers = await sql<Paper>`
    select e.candidate_id as "candidateId", c.component, c.title, min(e.option) as option, c.assessment,
      c.exam_day as "examDay", c.session, c.minutes
    from entries.entry e join catalogue.timed_part c on c.option = e.option
    where ${standing}
    group by e.candidate_id, c.component, c.title, c.assessment, c.exam_day, c.session, c.minutes
    order by c.exam_day nulls last, c.session, c.component`.execute(tx);
  const [entriesOf, papersOf] = [byCandidate(entries.rows), byCandidate(papers.rows)];
  return people.map((person) => {
    const own = (papersOf.get(person.candidateId) ?? []).map((paper) => inSeries(paper, series));
    return {
      candidate: { ...person, number: numberWords(person.number), name: fullName(person) },
      entries: entriesOf.get(person.candidateId) ?? [],
      exams: own.filter(({ isTimed }) => isTimed),
      work: own.filter(({ isTimed }) => !isTimed),
    };
  });
}

function byCandidate<Row extends { readonly candidateId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  return Map.groupBy(rows, ({ candidateId }) => candidateId);
}

/** A paper in a series: the catalogue has the days of one, and those of another are not known yet. */
function inSeries(paper: Paper, series: Series): Paper & { readonly isTimed: boolean } {
  const isTimed = paper.examDay !== null;
  const isKnown = paper.examDay !== null && isInSeries(paper.examDay, series);
  return isKnown ? { ...paper, isTimed } : { ...paper, examDay: null, session: null, isTimed };
}
