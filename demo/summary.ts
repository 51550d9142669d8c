import { sql } from "kysely";
import { verifyChains, type App } from "#platform";
import type { AwardAnswer } from "#awarding";
import { demoSeries } from "./world.ts";

export type DemoCounts = {
  readonly centres: number;
  readonly candidates: number;
  readonly files: number;
  readonly refused: number;
  readonly entries: number;
  readonly marks: number;
  readonly statements: number;
  readonly seconds: number;
};

type Distribution = { readonly title: string; readonly grade: string; readonly count: number; readonly rank: number };

/** What the demonstration did, for a person to read. */
export async function demoSummary(app: App, counts: DemoCounts, run: AwardAnswer): Promise<string> {
  const chains = await verifyChains(app.database.as.board);
  const broken = chains.filter((chain) => chain.brokenAt !== null);
  return [
    "",
    `  June 2026 at ${app.board.name} (all made up)`,
    "",
    line("Centres", counts.centres),
    line("Candidates", counts.candidates),
    line("Entry files received", counts.files, `${counts.refused} refused and sent again`),
    line("Entries", counts.entries),
    line("Marks", counts.marks),
    line("Results", run.results),
    line("Statements of results", counts.statements),
    "",
    "  Checks",
    `  ✓ every result matches the second calculation (${grouped(run.results)} compared)`,
    `  ✓ ${run.steps.reduce((sum, step) => sum + step.checks, 0)} checks of the award found no errors`,
    broken.length === 0
      ? `  ✓ audit log unbroken (${grouped(chains.reduce((sum, chain) => sum + chain.acts, 0))} acts in ` +
        `${chains.length} chains)`
      : `  ✗ audit log broken in ${broken.map((chain) => chain.chain).join(", ")}`,
    "",
    "  Grades",
    ...(await distributionLines(app)),
    "",
    `  Done in ${counts.seconds} seconds.`,
    "",
  ].join("\n");
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
    app.database.as.board,
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
    `${`${Math.floor(tenths / 10)}.${tenths % 10} %`.padStart(7)} ${grouped(count).padStart(7)}`
  );
}

function line(name: string, count: number, note = ""): string {
  return `  ${name.padEnd(24)} ${grouped(count).padStart(9)}${note ? `   ${note}` : ""}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
