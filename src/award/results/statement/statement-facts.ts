import { sql } from "kysely";
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

type Awarded = {
  readonly option: string;
  readonly suiteTitle: string;
  readonly seriesTitle: string;
  readonly components: readonly {
    readonly component: string;
    readonly title: string;
    readonly maxMark: number | null;
    readonly top: number;
    readonly over: number;
  }[];
  readonly units:
    | readonly { readonly unit: string; readonly title: string; readonly maxUniform: number | null }[]
    | null;
};

/**
 * What the statements of a series need: its titles, components and units as its award stood on them, and the
 * catalogue's for what it has not awarded. Statements say the same whatever the catalogue says later.
 */
export async function statementFacts(tx: Tx, ofSeries: string): Promise<StatementFacts> {
  const awarded = await sql<Awarded>`
    select option, facts->>'suiteTitle' as "suiteTitle", facts->>'seriesTitle' as "seriesTitle",
           facts->'components' as components, facts->'qualification'->'units' as units
    from awarding.standing_basis where series = ${ofSeries} order by option`.execute(tx);
  const series = await tx.selectFrom("catalogue.series").select(["series", "title"]).execute();
  const units = await tx.selectFrom("catalogue.units").select(["unit", "title", "max_uniform"]).execute();
  const title = awarded.rows[0]?.seriesTitle;
  return {
    series: new Map([
      ...series.map((row) => [row.series, row.title] as const),
      ...(title === undefined ? [] : [[ofSeries, title] as const]),
    ]),
    components: new Map([
      ...(await componentFacts(tx)),
      ...awarded.rows.map(({ option, components }) => [option, components.map(factComponent)] as const),
    ]),
    units: new Map([
      ...units.map((row) => [row.unit, { title: row.title, maxUniform: row.max_uniform }] as const),
      ...awarded.rows.flatMap((row) => row.units ?? []).map((unit) => [unit.unit, unit] as const),
    ]),
    suites: new Map([
      ...(await suiteTitles(tx)),
      ...awarded.rows.map(({ option, suiteTitle }) => [option, suiteTitle] as const),
    ]),
  };
}

function factComponent({ component, title, maxMark, top, over }: Awarded["components"][number]): FactComponent {
  return { code: component, title, max: maxMark, top, over };
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
