import { type Decision, ok, refuseAll } from "#kernel";
import { type Boundary, checkBoundaries, gradeAt } from "../rules/boundaries/index.ts";
import { type PointsRow, unitPoints } from "../rules/points/index.ts";
import {
  conversionTable,
  type Notional,
  parseKnots,
  parseNotional,
  type UniformScheme,
  type UniformShare,
} from "../rules/uniform-mark/index.ts";
import { outcomePointsMissing } from "../refusals.ts";
import { usualSettings } from "../twin/index.ts";

/** What decides the outcome of every total of one option in one series. */
export type OutcomeFacts = {
  readonly option: string;
  readonly scheme: "linear" | "points" | UniformScheme;
  readonly maxTotal: number;
  readonly maxUniform: number | null;
  readonly glh: number | null;
  /** Best first. */
  readonly boundaries: readonly Boundary[];
  readonly notional: string | null;
  readonly knots: string | null;
  readonly points: readonly PointsRow[];
  /** The shares of its scheme, best first. */
  readonly shares: readonly UniformShare[];
};

/** The outcome of one total. */
export type Outcome = {
  readonly option: string;
  readonly total: number;
  readonly grade: string;
  readonly uniform: number | null;
  readonly points: number | null;
};

/**
 * Every total of an option from 0 to the maximum, with its grade and its uniform mark or points. Refused: boundaries
 * or a conversion that the rules of boundaries and uniform marks refuse, a unit size or grade without points.
 */
export function optionOutcomes(facts: OutcomeFacts): Decision<readonly Outcome[]> {
  switch (facts.scheme) {
    case "gce":
    case "nationals":
      return uniformOutcomes(facts, facts.scheme);
    case "points":
      return pointsOutcomes(facts);
    case "linear":
      return gradedOutcomes(facts);
  }
}

function uniformOutcomes(facts: OutcomeFacts, scheme: UniformScheme): Decision<readonly Outcome[]> {
  const knots = facts.knots === null ? undefined : parseKnots(facts.knots);
  const table = conversionTable({
    scheme,
    maxRaw: facts.maxTotal,
    maxUniform: facts.maxUniform ?? 0,
    boundaries: facts.boundaries,
    notional: notionalOf(facts.notional, scheme),
    shares: facts.shares,
    ...(knots ? { knots } : {}),
  });
  if (!table.ok) return named(facts.option, table.refusals);
  return ok(
    table.value.map(({ raw, uniform, grade }) => ({ option: facts.option, total: raw, grade, uniform, points: null })),
  );
}

/** What bends the line below the lowest grade: the unit's own row, or else the usual of its scheme. */
export function notionalOf(text: string | null, scheme: UniformScheme): Notional {
  if (text !== null) return parseNotional(text) ?? "default";
  return scheme === "gce" ? usualSettings.gceNotional : "none";
}

function pointsOutcomes(facts: OutcomeFacts): Decision<readonly Outcome[]> {
  const graded = gradedOutcomes(facts);
  if (!graded.ok) return graded;
  const valued = graded.value.map((each) => ({
    ...each,
    points: unitPoints(facts.points, facts.glh ?? 0, each.grade) ?? null,
  }));
  const lacking = new Set(valued.filter((each) => each.points === null).map((each) => each.grade));
  if (lacking.size === 0) return ok(valued);
  const [grades, hours] = [[...lacking].join(", "), facts.glh ?? "unknown"];
  return named(facts.option, [outcomePointsMissing.of({ grades, hours })]);
}

function gradedOutcomes({ option, boundaries, maxTotal }: OutcomeFacts): Decision<readonly Outcome[]> {
  const checked = checkBoundaries(boundaries, maxTotal);
  if (!checked.ok) return named(option, checked.refusals);
  return ok(
    Array.from({ length: maxTotal + 1 }, (_, total) => ({
      option,
      total,
      grade: gradeAt(boundaries, total),
      uniform: null,
      points: null,
    })),
  );
}

function named(option: string, refusals: readonly { readonly code: string; readonly text: string }[]): Decision<never> {
  return refuseAll(refusals.map(({ code, text }) => ({ code, text: `${option}: ${text}`, field: option })));
}
