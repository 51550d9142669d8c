import type { Tx } from "#platform";

/** What the statement needs of the catalogue, looked up once for many candidates. */
export type StatementFacts = {
  readonly series: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, readonly FactComponent[]>;
  readonly units: ReadonlyMap<string, { readonly title: string; readonly maxUniform: number | null }>;
  readonly unitOfOption: ReadonlyMap<string, string>;
  readonly suites: ReadonlyMap<string, string>;
};

export type FactComponent = {
  readonly code: string; readonly title: string; readonly max: number | null; readonly top: number; readonly over: number;
};

/** Reads the titles, components and units of the catalogue. */
export async function statementFacts(tx: Tx): Promise<StatementFacts> {
  const series = await tx.selectFrom("catalogue.series").select(["series", "title"]).execute();
  const links = await tx.selectFrom("catalogue.option_components as l").innerJoin("catalogue.components as c", "c.component", "l.component")
    .select(["l.option", "c.component", "c.title", "c.max_mark", "l.factor_top", "l.factor_over"]).orderBy("l.option").orderBy("l.component").execute();
  const units = await tx.selectFrom("catalogue.units").select(["unit", "title", "max_uniform"]).execute();
  const options = await tx.selectFrom("catalogue.options as o").leftJoin("catalogue.qualifications as q", "q.qualification", "o.qualification")
    .leftJoin("catalogue.units as u", "u.unit", "o.unit")
    .innerJoin("catalogue.suites as s", (join) => join.on(({ eb, fn, ref }) => eb("s.suite", "=", fn.coalesce(ref("q.suite"), ref("u.suite")))))
    .select(["o.option", "o.unit", "s.title"]).execute();
  return {
    series: new Map(series.map((row) => [row.series, row.title])),
    components: Map.groupBy(links.map((row) => ({
      option: row.option, code: row.component, title: row.title, max: row.max_mark, top: row.factor_top, over: row.factor_over,
    })), (row) => row.option),
    units: new Map(units.map((row) => [row.unit, { title: row.title, maxUniform: row.max_uniform }])),
    unitOfOption: new Map(options.flatMap((row) => (row.unit ? [[row.option, row.unit] as const] : []))),
    suites: new Map(options.map((row) => [row.option, row.title])),
  };
}
