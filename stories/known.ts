import { type RawBuilder, sql } from "kysely";
import { demoSeries } from "#demo";
import { findKnownSystems, type KnownSystems } from "./known-systems.ts";
import { findKnownStaff, type KnownStaff } from "./known-staff.ts";
import type { Site } from "./site.ts";

/** Things of a demonstration board that really exist, from which the addresses of its pages are made. */
export type Known = {
  readonly series: string;
  readonly centre: string;
  /** A candidate who can sign in and has results: by identifier, and by number in the series. */
  readonly candidate: string;
  readonly number: string;
  /** The UCI of another candidate of the centre. */
  readonly otherUci: string;
  readonly candidatePerson: string;
  readonly option: string;
  /** A component that is marked by examiners, and one that centres mark. */
  readonly component: string;
  readonly teacherMarked: string;
  /** The mark that is on hold: component, centre, candidate's number and option. */
  readonly held: readonly string[];
  /** An entry that has no marks, and so can be withdrawn. */
  readonly unmarked: { readonly candidate: string; readonly option: string };
  readonly entryFile: string;
  readonly markFile: string;
  readonly resultFile: string;
  readonly run: string;
  /** A release that two people have set. */
  readonly proposal: string;
  readonly family: string;
  /** An option that the candidate may still be entered for. */
  readonly further: string;
  /** One result of every family at the centre, as in an address: candidate and option. */
  readonly results: readonly string[];
  /** Questions of the centre to the board: one that is new, one that waits for the centre, one that was answered. */
  readonly questions: KnownQuestions;
  readonly staff: KnownStaff;
  readonly systems: KnownSystems;
};

type KnownQuestions = { readonly asked: string; readonly waiting: string; readonly answered: string };

type Row = Readonly<Record<string, string>>;
type Find = (query: RawBuilder<Record<string, string | number>>) => Promise<Row>;

/** Finds one of everything that a page can show, at the first centre of the board. */
export async function findKnown(site: Site): Promise<Known> {
  const [first, series] = [site.world.cohort[0], demoSeries];
  const [centre, uci] = [first?.centre.centreId ?? "", first?.sat[0]?.candidate.uci ?? ""];
  const find: Find = async (query) => {
    const [row] = (await query.execute(site.app.database.as.worker)).rows;
    if (!row) throw new RangeError("The demonstration board lacks something that a page shows.");
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
  };
  const results = await sql<{ place: string }>`
    select distinct on (r.family, r.kind) r.candidate_id || '/' || r.option as place from awarding.result r
    where r.centre_id = ${centre} and r.series = ${series} order by r.family, r.kind, r.candidate_id, r.option`.execute(
    site.app.database.as.worker,
  );
  const { candidate = "", number = "", option = "", component = "", family = "" } = await findMarked(find, uci);
  const { further = "" } = await findFurther(find, centre, candidate);
  const unmarked = await findUnmarked(find, centre);
  const held = await findHeld(find);
  const { teacher = "", entry = "", mark = "", result = "", run = "", proposal = "" } = await findFiles(find, centre);
  return {
    series,
    centre,
    candidate,
    number,
    otherUci: first?.sat[1]?.candidate.uci ?? "",
    option,
    component,
    family,
    further,
    run,
    proposal,
    teacherMarked: teacher,
    held,
    candidatePerson: `candidate-${uci}`,
    entryFile: entry,
    markFile: mark,
    resultFile: result,
    unmarked: { candidate: unmarked["candidate"] ?? "", option: unmarked["option"] ?? "" },
    results: results.rows.map((row) => row.place),
    questions: await findQuestions(find, centre),
    staff: await findKnownStaff(site, centre),
    systems: await findKnownSystems(site, centre),
  };
}

function findMarked(find: Find, uci: string): Promise<Row> {
  return find(sql`
    select n.candidate_id as candidate, to_char(n.candidate_number, 'FM0000') as number, m.option, m.component, r.family
    from candidates.candidate_number n join candidates.candidate c using (centre_id, candidate_id)
    join awarding.result r using (centre_id, series, candidate_id)
    join marking.current_mark m using (centre_id, series, candidate_id, option)
    join catalogue.components p using (component)
    where c.uci = ${uci} and n.series = ${demoSeries} and p.teacher_marks = 'N'
    order by n.candidate_id, m.option, m.component limit 1`);
}

async function findHeld(find: Find): Promise<readonly string[]> {
  const {
    component = "",
    centre = "",
    number = "",
    option = "",
  } = await find(sql`
    select m.component, m.centre_id as centre, to_char(n.candidate_number, 'FM0000') as number, m.option
    from marking.current_mark m join candidates.candidate_number n using (centre_id, series, candidate_id)
    where m.series = ${demoSeries} and m.status = 'pending' order by 1, 2, 3, 4 limit 1`);
  return [component, centre, number, option];
}

function findUnmarked(find: Find, centre: string): Promise<Row> {
  return find(sql`
    select candidate_id as candidate, option from entries.entry e
    where centre_id = ${centre} and series = ${demoSeries} and status = 'made' and not exists (
      select 1 from marking.movement m
      where m.centre_id = e.centre_id and m.candidate_id = e.candidate_id and m.option = e.option)
    order by 1, 2 limit 1`);
}

function findFurther(find: Find, centre: string, candidate: string): Promise<Row> {
  return find(sql`
    select option as further from catalogue.series_options
    where series = ${demoSeries} and option like 'J%' and option not in (
      select option from entries.entry
      where centre_id = ${centre} and series = ${demoSeries} and candidate_id = ${candidate})
    order by 1 limit 1`);
}

function findFiles(find: Find, centre: string): Promise<Row> {
  return find(sql`select
    (select min(m.component) from marking.current_mark m join catalogue.components p using (component)
      where m.centre_id = ${centre} and m.series = ${demoSeries} and p.teacher_marks <> 'N') as teacher,
    (select min(file_id::text) from exchange.file where kind = 'entry-file' and centre_id = ${centre}) as entry,
    (select min(file_id::text) from exchange.file where kind = 'mark-file' and centre_id = ${centre}) as mark,
    (select min(sequence) from results.prepared_file where centre_id = ${centre} and series = ${demoSeries}) as result,
    (select min(run_id::text) from awarding.run where series = ${demoSeries}) as run,
    (select min(proposal_id::text) from platform.proposal where action = 'release-results') as proposal`);
}

async function findQuestions(find: Find, centre: string): Promise<KnownQuestions> {
  const {
    asked = "",
    waiting = "",
    answered = "",
  } = await find(sql`select
    (select min(case_id::text) from cases.case where centre_id = ${centre} and status = 'asked') as asked,
    (select min(case_id::text) from cases.case where centre_id = ${centre} and status = 'with-centre') as waiting,
    (select min(case_id::text) from cases.case where centre_id = ${centre} and status = 'answered') as answered`);
  return { asked, waiting, answered };
}
