import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2] ?? "";
const database = await (await DuckDBInstance.create(":memory:")).connect();
for (const name of ["movement", "result", "factor", "boundary"]) {
  await database.run(`create table ${name} as from read_csv('${join(folder, `${name}.csv`)}', header = true,
    types = ${columnTypes(name)})`);
}
const started = performance.now();
await database.run(`create table graded as
  with total as (
    select m.centre_id, m.candidate_id, m.option, cast(floor(sum(m.change * f.factor_top * (12 // f.factor_over)) / 12
      + 0.5) as integer) as total
    from movement m join factor f on f.option = m.option and f.component = m.component
    group by m.centre_id, m.candidate_id, m.option
  )
  select t.centre_id, t.candidate_id, t.option, t.total, coalesce(b.grade, 'U') as grade
  from total t asof left join boundary b on b.option = t.option and b.mark <= t.total`);
const milliseconds = Math.round(performance.now() - started);
const compared = await database.runAndReadAll(`select count(*)::integer as results,
    count(*) filter (where g.grade is distinct from r.grade or g.total is distinct from r.total)::integer as different
  from graded g full join result r on r.centre_id = g.centre_id and r.candidate_id = g.candidate_id
    and r.option = g.option`);
const row = compared.getRowObjects()[0];
process.stdout.write(JSON.stringify({ milliseconds, results: row?.["results"], different: row?.["different"] }));

function columnTypes(name: string): string {
  const entry = "'centre_id': 'varchar', 'candidate_id': 'integer', 'option': 'varchar'";
  switch (name) {
    case "movement":
      return `{${entry}, 'component': 'varchar', 'change': 'integer'}`;
    case "result":
      return `{${entry}, 'total': 'integer', 'grade': 'varchar'}`;
    case "factor":
      return "{'option': 'varchar', 'component': 'varchar', 'factor_top': 'integer', 'factor_over': 'integer'}";
    default:
      return "{'option': 'varchar', 'grade': 'varchar', 'mark': 'integer'}";
  }
}
