import type pg from "pg";
import type { OutcomeFacts } from "./option-outcomes.ts";

type FactRow = Omit<OutcomeFacts, "boundaries" | "points" | "shares"> & {
  readonly suite: string;
  readonly target: string;
  readonly code: string;
};

/**
 * What decides the outcomes of each option of a series that is graded from marks. The option facts are on this
 * connection.
 */
export async function readOutcomeFacts(client: pg.Client, series: string): Promise<readonly OutcomeFacts[]> {
  const options = await client.query<FactRow>(
    `select f.option, f.scheme, f.max_total as "maxTotal", f.max_uniform as "maxUniform", f.glh, f.suite, c.notional,
    c.knots,
            case f.kind when 'award' then 'option' else 'unit' end as target, case f.kind when 'award' then f.option
            else f.unit end as code
     from option_fact f left join catalogue.conversions c on c.series = $1 and c.unit = f.unit
     where f.kind <> 'certification' and f.max_total is not null order by f.option`,
    [series],
  );
  const boundaries = await client.query<{ target: string; code: string; grade: string; mark: number }>(
    "select target, code, grade, mark from catalogue.boundaries where series = $1 order by mark desc",
    [series],
  );
  const points = await client.query<{ suite: string; glh: number; grade: string; points: number }>(
    "select suite, glh, grade, points from catalogue.points",
  );
  const shares = await client.query<{ scheme: string; grade: string; percent: number }>(
    "select scheme, grade, percent from catalogue.uniform_scales order by percent desc",
  );
  const ofTarget = Map.groupBy(boundaries.rows, (row) => `${row.target} ${row.code}`);
  const ofSuite = Map.groupBy(points.rows, (row) => row.suite);
  return options.rows.map(({ suite, target, code, ...facts }) => ({
    ...facts,
    boundaries: (ofTarget.get(`${target} ${code}`) ?? []).map(({ grade, mark }) => ({ grade, mark })),
    points: ofSuite.get(suite) ?? [],
    shares: shares.rows.filter((row) => row.scheme === facts.scheme).map(({ grade, percent }) => ({ grade, percent })),
  }));
}

/** How many live entries each option of the series has. */
export async function readLiveOptions(client: pg.Client, series: string): Promise<ReadonlyMap<string, number>> {
  const found = await client.query<{ option: string; entries: number }>(
    "select option, count(*) as entries from entries.entry where series = $1 and status <> 'withdrawn' group by " +
      "option",
    [series],
  );
  return new Map(found.rows.map((row) => [row.option, row.entries]));
}
