import type { Tx } from "#platform/database";

/** What the statement needs of the catalogue, looked up once for many candidates. */
export type StatementFacts = {
  readonly series: ReadonlyMap<string, string>;
  /** By option, in the order of its marks. */
  readonly components: ReadonlyMap<string, readonly FactComponent[]>;
  readonly units: ReadonlyMap<string, { readonly title: string; readonly maxUniform: number | null }>;
  /** The title of the suite of each option. */
  readonly suites: ReadonlyMap<string, string>;
};

export type FactComponent = {
  readonly code: string;
  readonly title: string;
  readonly max: number | null;
  /** The weighting factor, top over over. */
  readonly top: number;
  readonly over: number;
};

/** Reads the titles, components and units of the catalogue. */
export async function statementFacts(tx: Tx): Promise<StatementFacts> {
  const series = await tx.selectFrom("catalogue.series").select(["series", "title"]).execute();
  const units = await tx.selectFrom("catalogue.units").select(["unit", "title", "max_uniform"]).execute();
  return {
    series: new Map(series.map((row) => [row.series, row.title])),
    components: await componentFacts(tx),
    units: new Map(units.map((row) => [row.unit, { title: row.title, maxUniform: row.max_uniform }])),
    suites: await suiteTitles(tx),
  };
}

async function componentFacts(tx: Tx): Promise<StatementFacts["components"]> {
  const links = await tx
    .selectFrom("catalogue.option_components as l")
    .innerJoin("catalogue.components as c", "c.component", "l.component")
    .select(["l.option", "c.component as code", "c.title", "c.max_mark as max"])
    .select(["l.factor_top as top", "l.factor_over as over"])
    .orderBy("l.option")
    .orderBy("l.component")
    .execute();
  return Map.groupBy(links, (row) => row.option);
}

async function suiteTitles(tx: Tx): Promise<StatementFacts["suites"]> {
  const options = await tx
    .selectFrom("catalogue.options as o")
    .leftJoin("catalogue.qualifications as q", "q.qualification", "o.qualification")
    .leftJoin("catalogue.units as u", "u.unit", "o.unit")
    .innerJoin("catalogue.suites as s", (join) =>
      join.on(({ eb, fn, ref }) => eb("s.suite", "=", fn.coalesce(ref("q.suite"), ref("u.suite")))),
    )
    .select(["o.option", "s.title"])
    .execute();
  return new Map(options.map((row) => [row.option, row.title]));
}
