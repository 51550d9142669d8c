import { sql } from "kysely";
import type { Tx } from "#platform/database";

export type QualificationFacts = {
  readonly qualification: string;
  readonly title: string;
  readonly scheme: string;
  readonly gradeSet: string;
  readonly grades: readonly string[];
  readonly qan: string | null;
  readonly glh: number | null;
  readonly maxTotal: number | null;
  readonly nearPassMax: number | null;
  readonly unclassifiedMax: number | null;
  readonly status: string;
  readonly source: string | null;
  readonly suiteTitle: string;
  readonly familyTitle: string;
};

/** A qualification with its scale, best grade first; undefined when the catalogue has none of this code. */
export async function findQualification(tx: Tx, code: string): Promise<QualificationFacts | undefined> {
  const found = await sql<QualificationFacts>`
    select q.qualification, q.title, q.scheme, q.grade_set as "gradeSet", q.qan, q.glh, q.max_total as "maxTotal",
           q.near_pass_max as "nearPassMax", q.unclassified_max as "unclassifiedMax", q.status, q.source,
           s.title as "suiteTitle", f.title as "familyTitle",
           (select array_agg(g.grade order by g.rank) from catalogue.grade_sets g
           where g.grade_set = q.grade_set) as grades
    from catalogue.qualifications q join catalogue.suites s on s.suite = q.suite join catalogue.families f
      on f.family = s.family
    where q.qualification = ${code}`.execute(tx);
  return found.rows[0];
}

export type OptionFacts = {
  readonly option: string;
  readonly title: string;
  readonly kind: string;
  readonly tier: string | null;
  readonly method: string | null;
  readonly components: readonly {
    readonly component: string;
    readonly title: string;
    readonly max: number | null;
    readonly factor: string;
    readonly minutes: number | null;
  }[];
  readonly series: readonly { readonly series: string; readonly title: string; readonly fee: number }[];
};

/**
 * The entry options of a qualification, or those of one of its units: components with factors, and where they are
 * offered.
 */
export async function optionsOf(tx: Tx, of: { readonly qualification: string }): Promise<readonly OptionFacts[]> {
  const found = await sql<OptionFacts>`
    select o.option, o.title, o.kind, o.tier, o.method,
           coalesce((select jsonb_agg(jsonb_build_object('component', c.component, 'title', c.title, 'max', c.max_mark,
           'factor', oc.factor,
             'minutes', c.minutes) order by c.component)
             from catalogue.option_components oc join catalogue.components c on c.component = oc.component
             where oc.option = o.option), '[]') as components,
           coalesce((select jsonb_agg(jsonb_build_object('series', so.series, 'title', s.title, 'fee', so.fee)
           order by s.year desc, s.month desc)
             from catalogue.series_options so join catalogue.series s on s.series = so.series
               where so.option = o.option), '[]') as series
    from catalogue.options o where o.qualification = ${of.qualification} order by o.option`.execute(tx);
  return found.rows;
}

export type GroupFacts = {
  readonly group: string;
  readonly choose: number;
  readonly optional: boolean;
  readonly terminal: boolean;
  readonly units: readonly {
    readonly unit: string;
    readonly title: string;
    readonly max: number | null;
    readonly glh: number | null;
    readonly assessment: string;
    readonly options: readonly string[] | null;
  }[];
};

/** The rules of combination: how many units of each group count, and which they are. */
export async function groupsOf(tx: Tx, qualification: string): Promise<readonly GroupFacts[]> {
  const found = await sql<GroupFacts>`
    select g.unit_group as "group", g.choose, g.optional, g.terminal,
           (select jsonb_agg(jsonb_build_object('unit', u.unit, 'title', u.title, 'max', u.max_uniform, 'glh', u.glh,
           'assessment', u.assessment,
             'options', (select jsonb_agg(o.option order by o.option) from catalogue.options o where o.unit = u.unit))
             order by u.unit)
             from catalogue.combination_units cu join catalogue.units u on u.unit = cu.unit
             where cu.qualification = g.qualification and cu.unit_group = g.unit_group) as units
    from catalogue.combination_groups g where g.qualification = ${qualification} order by g.optional,
      g.unit_group`.execute(tx);
  return found.rows.map((row) => ({ ...row, units: row.units ?? [] }));
}

/** The thresholds of a qualification made of units, those of every series first. */
export async function thresholdsOf(
  tx: Tx,
  qualification: string,
): Promise<
  readonly {
    readonly series: string;
    readonly grades: readonly { readonly grade: string; readonly minimum: number }[];
  }[]
> {
  const rows = await tx
    .selectFrom("catalogue.thresholds")
    .select(["series", "grade", "minimum"])
    .where("qualification", "=", qualification)
    .orderBy("series")
    .orderBy("minimum", "desc")
    .execute();
  return [...Map.groupBy(rows, (row) => row.series)].map(([series, grades]) => ({ series, grades }));
}

/** The options that may not be entered together with one of this qualification. */
export async function barsOf(
  tx: Tx,
  qualification: string,
): Promise<
  readonly { readonly option: string; readonly other: string; readonly scope: string; readonly reason: string }[]
> {
  const found = await sql<{ option: string; other: string; scope: string; reason: string }>`
    select p.option, p.other_option as other, p.scope, p.reason from catalogue.barred_pairs p
    where p.option in (select option from catalogue.options where qualification = ${qualification})
       or p.other_option in (select option from catalogue.options where qualification = ${qualification})
    order by p.option, p.other_option`.execute(tx);
  return found.rows;
}
