import { sql } from "kysely";
import { formatInstant } from "#kernel";
import type { App } from "#platform/app";
import { verifyChains } from "#platform/audit";
import { demoSeries } from "./world.ts";

/** What the database does not say: statements that were written, and how long everything took. */
export type DemoWork = {
  readonly statements: number;
  readonly seconds: number;
  readonly asOf: Temporal.Instant | undefined;
};

type Counts = {
  readonly centres: number;
  readonly candidates: number;
  readonly files: number;
  readonly refused: number;
  readonly entries: number;
  readonly marks: number;
  readonly results: number;
  readonly compared: number;
  readonly checks: number;
};

type Distribution = { readonly title: string; readonly grade: string; readonly count: number; readonly rank: number };

/** What the demonstration did, for a person to read. */
export async function demoSummary(app: App, { statements, seconds, asOf }: DemoWork): Promise<string> {
  const counts = await countAll(app);
  return [
    "",
    `  June 2026 at ${app.board.name} (all made up)`,
    ...(asOf ? [`  as it stands on ${formatInstant(asOf)}`] : []),
    "",
    line("Centres", counts.centres),
    line("Candidates", counts.candidates),
    line("Files received", counts.files, counts.refused === 0 ? "" : `${counts.refused} refused`),
    line("Entries", counts.entries),
    line("Marks", counts.marks),
    line("Results", counts.results),
    line("Statements of results", statements),
    "",
    "  Checks",
    ...(counts.results === 0
      ? []
      : [
          `  ✓ every result matches the second calculation (${grouped(counts.compared)} compared)`,
          `  ✓ ${counts.checks} checks of the award found no errors`,
        ]),
    await auditLine(app),
    "",
    ...(counts.results === 0 ? [] : ["  Grades", ...(await distributionLines(app)), ""]),
    `  Done in ${seconds} seconds.`,
    "",
  ].join("\n");
}

async function auditLine(app: App): Promise<string> {
  const chains = await verifyChains(app.database.as.worker);
  const broken = chains.filter((chain) => chain.brokenAt !== null);
  const acts = grouped(chains.reduce((sum, chain) => sum + chain.acts, 0));
  return broken.length === 0
    ? `  ✓ audit log unbroken (${acts} acts in ${chains.length} chains)`
    : `  ✗ audit log broken in ${broken.map((chain) => chain.chain).join(", ")}`;
}

/** Candidates and entries are those that stand; results are those of the latest award. */
async function countAll(app: App): Promise<Counts> {
  const found = await sql<Counts>`
    select (select count(*) from centres.centre) as centres,
      (select count(distinct (e.centre_id, e.candidate_id)) from entries.entry e
        where e.series = ${demoSeries} and e.status <> 'withdrawn') as candidates,
      (select count(*) from exchange.file) as files,
      (select count(*) from exchange.file f where f.status = 'rejected') as refused,
      (select count(*) from entries.entry e where e.series = ${demoSeries} and e.status <> 'withdrawn') as entries,
      (select count(*) from marking.movement m where m.series = ${demoSeries} and m.movement = 1) as marks,
      coalesce(r.results, 0) as results,
      coalesce((r.report #>> '{second,compared}')::integer, 0) as compared,
      coalesce((select sum(t.checks)::integer from awarding.run_step t where t.run_id = r.run_id), 0) as checks
    from (values (1)) one
    left join lateral (
      select w.run_id, w.results, w.report from awarding.run w
      where w.series = ${demoSeries} and w.status = 'agreed' order by w.started_at desc limit 1
    ) r on true`.execute(app.database.as.worker);
  const [counts] = found.rows;
  if (!counts) throw new Error("The board could not be counted.");
  return counts;
}

async function distributionLines(app: App): Promise<string[]> {
  const found = await sql<Distribution>`
    select s.title || case when q.scheme = 'points'
             then ', ' || (select string_agg(z.glh::text, ' and ' order by z.glh) from catalogue.qualifications z
                           where z.suite = s.suite and z.grade_set = q.grade_set) || ' hours' else '' end as title,
           coalesce(r.grade, case r.status when 'pending' then 'Q' else 'X' end) as grade, count(*) as count,
           coalesce(min(g.rank), 99) as rank
    from awarding.current_result r
    join catalogue.options o on o.option = r.option
    join catalogue.qualifications q on q.qualification = o.qualification
    join catalogue.suites s on s.suite = q.suite
    left join catalogue.grade_sets g on g.grade_set = q.grade_set and g.grade = r.grade
    where r.series = ${demoSeries} and r.kind <> 'unit'
    group by s.suite, s.title, q.scheme, q.grade_set, 2 order by s.title, q.grade_set, 4, 2`.execute(
    app.database.as.worker,
  );
  return [...Map.groupBy(found.rows, (row) => row.title)].flatMap(([title, rows]) => {
    const total = rows.reduce((sum, row) => sum + row.count, 0);
    return [`  ${title} (${grouped(total)})`, ...rows.map((row) => bar(row, total))];
  });
}

function bar({ grade, count }: Distribution, total: number): string {
  const tenths = Math.floor((count * 1000) / total);
  const length = Math.floor((count * 50) / total);
  return (
    `    ${grade.padEnd(7)} ${"█".repeat(length).padEnd(50)} ` +
    `${`${Math.floor(tenths / 10)}.${tenths % 10}%`.padStart(7)} ${grouped(count).padStart(7)}`
  );
}

function line(name: string, count: number, note = ""): string {
  return `  ${name.padEnd(24)} ${grouped(count).padStart(9)}${note ? `   ${note}` : ""}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
