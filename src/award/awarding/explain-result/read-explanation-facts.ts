import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type {
  ExplainedComponent,
  ExplainedQualification,
  ExplainedUnit,
  ExplanationFacts,
  ExplainedResult,
  StatedBoundary,
} from "./facts.ts";

/**
 * Which result to explain: the current version unless one is named. `ledger`: whether the reader may see each movement
 * of the marks.
 */
export type ExplanationWanted = {
  readonly centreId: string;
  readonly series: string;
  readonly candidateId: number;
  readonly option: string;
  readonly version?: number;
  readonly ledger: boolean;
};

type Head = ExplainedResult & {
  readonly title: string;
  readonly seriesTitle: string;
  readonly rounding: "total" | "component";
  readonly ruleVersion: string;
  readonly unit: string | null;
  readonly qualification: string | null;
  readonly gradeSet: string;
};

/** What one version of a result came from, as far as the reader may see it; undefined when they see no such result. */
export async function findExplanationFacts(tx: Tx, wanted: ExplanationWanted): Promise<ExplanationFacts | undefined> {
  const head = await findHead(tx, wanted);
  if (!head) return undefined;
  const { title, seriesTitle, rounding, ruleVersion, unit, qualification, gradeSet, ...result } = head;
  const grades = await sql<{ grade: string; label: string }>`
    select grade, label from catalogue.grade_sets where grade_set = ${gradeSet} order by rank`.execute(tx);
  const certification = result.kind === "certification";
  return {
    result,
    option: { option: wanted.option, title, seriesTitle },
    rounding,
    ruleVersion,
    grades: grades.rows,
    components: certification ? [] : await readComponents(tx, wanted),
    boundaries: certification
      ? []
      : await readBoundaries(tx, wanted.series, unit === null ? "option" : "unit", unit ?? wanted.option),
    unit: unit === null ? null : await readUnit(tx, wanted.series, unit),
    qualification:
      certification && qualification !== null ? await readQualification(tx, wanted.series, qualification) : null,
  };
}

async function findHead(
  tx: Tx,
  { centreId, series, candidateId, option, version }: ExplanationWanted,
): Promise<Head | undefined> {
  const found = await sql<Head>`
    select r.centre_id as "centreId", r.candidate_id as "candidateId", r.series, r.version, r.cause, r.kind, r.status,
      r.grade,
           r.partial_absence as "partialAbsence", r.total, r.uniform, r.points, r.marks, r.units,
           o.title, s.title as "seriesTitle", f.rounding, coalesce(n.rule_version, '') as "ruleVersion", o.unit,
             o.qualification,
           coalesce(u.grade_set, q.grade_set) as "gradeSet"
    from awarding.result r
    join awarding.run n on n.run_id = r.run_id and n.status = 'agreed'
    join catalogue.options o on o.option = r.option
    join catalogue.series s on s.series = r.series
    join catalogue.families f on f.family = r.family
    left join catalogue.units u on u.unit = o.unit
    left join catalogue.qualifications q on q.qualification = o.qualification
    where r.centre_id = ${centreId} and r.series = ${series} and r.candidate_id = ${candidateId}
      and r.option = ${option}
      and (${version ?? null}::integer is null or r.version = ${version ?? null}::integer)
    order by r.version desc limit 1`.execute(tx);
  return found.rows[0];
}

async function readComponents(tx: Tx, wanted: ExplanationWanted): Promise<readonly ExplainedComponent[]> {
  const parts = await sql<Omit<ExplainedComponent, "movements" | "status">>`
    select c.component, c.title, c.max_mark as "maxMark", p.factor
    from catalogue.option_components p join catalogue.components c on c.component = p.component
    where p.option = ${wanted.option} order by c.component`.execute(tx);
  const movements = wanted.ledger ? await readMovements(tx, wanted) : [];
  return parts.rows.map((part) => {
    const own = movements
      .filter((each) => each.component === part.component)
      .map(({ movement, change, status, grade, cause }) => ({ movement, change, status, grade, cause }));
    return { ...part, movements: own, status: own.at(-1)?.status };
  });
}

type Movement = ExplainedComponent["movements"][number] & { readonly component: string };

async function readMovements(
  tx: Tx,
  { centreId, series, candidateId, option }: ExplanationWanted,
): Promise<readonly Movement[]> {
  const found = await sql<Movement>`
    select component, movement, change, status, grade, cause from marking.movement
    where centre_id = ${centreId} and series = ${series} and candidate_id = ${candidateId} and option = ${option}
    order by component, movement`.execute(tx);
  return found.rows;
}

async function readBoundaries(
  tx: Tx,
  series: string,
  target: "option" | "unit",
  code: string,
): Promise<readonly StatedBoundary[]> {
  const found = await sql<StatedBoundary>`
    select grade, mark, status from catalogue.boundaries
    where series = ${series} and target = ${target} and code = ${code} order by mark desc`.execute(tx);
  return found.rows;
}

async function readUnit(tx: Tx, series: string, unit: string): Promise<ExplainedUnit | null> {
  const found = await sql<ExplainedUnit>`
    select u.unit, u.title, u.scheme, u.glh, u.max_uniform as "maxUniform", c.notional, c.knots,
           coalesce((select jsonb_agg(jsonb_build_object('glh', p.glh, 'grade', p.grade, 'points', p.points))
             from catalogue.points p where p.suite = u.suite), '[]') as points
    from catalogue.units u left join catalogue.conversions c on c.series = ${series} and c.unit = u.unit
    where u.unit = ${unit}`.execute(tx);
  return found.rows[0] ?? null;
}

async function readQualification(
  tx: Tx,
  series: string,
  qualification: string,
): Promise<ExplainedQualification | null> {
  const found = await sql<Omit<ExplainedQualification, "thresholds" | "units">>`
    select q.qualification, q.title, q.scheme, q.max_total as "maxTotal", coalesce(q.near_pass_max, 0) as "nearPassMax",
           coalesce(q.unclassified_max, 0) as "unclassifiedMax",
           q.scheme = 'gce' and exists (select from catalogue.grade_sets g where g.grade_set = q.grade_set
           and g.grade = 'A*') as "aStar"
    from catalogue.qualifications q where q.qualification = ${qualification}`.execute(tx);
  const thresholds = await sql<StatedBoundary>`
    select distinct on (grade) grade, minimum as mark, status from catalogue.thresholds
    where qualification = ${qualification} and series in ('', ${series}) order by grade, series desc`.execute(tx);
  const units = await sql<ExplainedQualification["units"][number]>`
    select u.unit, n.title, u.unit_group as group, g.optional, g.choose, g.terminal, n.max_uniform as "maxUniform",
      n.second_year as "secondYear"
    from catalogue.combination_units u
    join catalogue.combination_groups g on g.qualification = u.qualification and g.unit_group = u.unit_group
    join catalogue.units n on n.unit = u.unit
    where u.qualification = ${qualification} order by u.unit`.execute(tx);
  const row = found.rows[0];
  return row ? { ...row, thresholds: thresholds.rows.toSorted((a, b) => b.mark - a.mark), units: units.rows } : null;
}
