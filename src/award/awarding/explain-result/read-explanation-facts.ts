import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ExplainedComponent, ExplanationFacts, ExplainedResult } from "./facts.ts";

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

type Head = ExplainedResult & { readonly ruleVersion: string; readonly basis: Basis };

/** What the award of an option stood on: see awarding.basis_of. */
type Basis = Pick<ExplanationFacts, "rounding" | "grades" | "boundaries" | "unit" | "qualification"> & {
  readonly title: string;
  readonly seriesTitle: string;
  readonly components: readonly Omit<ExplainedComponent, "movements" | "status">[];
};

/**
 * What one version of a result came from, as far as the reader may see it; undefined when they see no such result. The
 * catalogue may say otherwise by now: a version that stands is explained by what the last award stood on, an earlier
 * one by what its own did.
 */
export async function findExplanationFacts(tx: Tx, wanted: ExplanationWanted): Promise<ExplanationFacts | undefined> {
  const head = await findHead(tx, wanted);
  if (!head) return undefined;
  const { ruleVersion, basis, ...result } = head;
  const { title, seriesTitle, rounding, grades, boundaries, unit, qualification } = basis;
  return {
    result,
    option: { option: wanted.option, title, seriesTitle },
    rounding,
    ruleVersion,
    grades,
    components: await componentsOf(tx, wanted, basis),
    boundaries,
    unit,
    qualification,
  };
}

async function findHead(
  tx: Tx,
  { centreId, series, candidateId, option, version }: ExplanationWanted,
): Promise<Head | undefined> {
  const found = await sql<Head>`
    select r.centre_id as "centreId", r.candidate_id as "candidateId", r.series, r.version, r.cause, r.kind, r.status,
           r.grade, r.partial_absence as "partialAbsence", r.total, r.uniform, r.points, r.marks, r.units,
           coalesce(n.rule_version, '') as "ruleVersion",
           coalesce(case when r.version < (select max(c.version) from awarding.current_result c
               where c.centre_id = r.centre_id and c.series = r.series and c.candidate_id = r.candidate_id
                 and c.option = r.option)
             then (select b.facts from awarding.basis b
               where b.series = r.series and b.option = r.option and b.run_id = r.run_id) end,
             awarding.basis_in_force(r.series, r.option)) as basis
    from awarding.result r
    join awarding.run n on n.run_id = r.run_id and n.status = 'agreed'
    where r.centre_id = ${centreId} and r.series = ${series} and r.candidate_id = ${candidateId}
      and r.option = ${option}
      and (${version ?? null}::integer is null or r.version = ${version ?? null}::integer)
    order by r.version desc limit 1`.execute(tx);
  return found.rows[0];
}

async function componentsOf(
  tx: Tx,
  wanted: ExplanationWanted,
  { components }: Basis,
): Promise<readonly ExplainedComponent[]> {
  const movements = wanted.ledger ? await readMovements(tx, wanted) : [];
  return components.map((part) => {
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
