import { completeness, type ComponentCounts, percentIn } from "#marking";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { findLatestRun, type FamilyRelease, releasesOf, type RunSummary } from "../show-release/releases.ts";
import { type Distribution, distributions } from "./distribution.ts";
import {
  entriesByOption,
  gradesByOption,
  type OptionFigures,
  runsOf,
  type RunFigures,
  seriesFigures,
  type SeriesFigures,
} from "./summary.ts";

/** All that a dashboard of a series shows, as far as the reader's permissions go. */
export type SeriesSummary = {
  readonly figures: SeriesFigures;
  readonly options: readonly OptionFigures[];
  readonly families: readonly {
    readonly family: string;
    readonly title: string;
    readonly entries: number;
    readonly options: number;
  }[];
  readonly components: readonly (ComponentCounts & { readonly percentIn: number })[];
  readonly marks: { readonly expected: number; readonly outstanding: number; readonly percentIn: number };
  readonly runs: readonly RunFigures[];
  readonly latestRun: RunSummary | undefined;
  readonly releases: readonly FamilyRelease[];
  readonly distributions: readonly Distribution[];
};

/** Reads a series with aggregates only: no row of a candidate leaves the database. */
export async function seriesSummary(tx: Tx, actor: Actor, series: string): Promise<SeriesSummary> {
  const may = (permission: Parameters<Actor["permissions"]["has"]>[0]): boolean => actor.permissions.has(permission);
  const options = await entriesByOption(tx, series);
  const components =
    may("marks.view") || may("awarding.view") ? await completeness(tx, [series, null, false, null]) : [];
  return {
    figures: await seriesFigures(tx, series),
    options,
    families: familiesOf(options),
    components: components
      .map((each) => ({ ...each, percentIn: percentIn(each) }))
      .toSorted((a, b) => b.outstanding - a.outstanding),
    marks: marksOf(components),
    runs: may("awarding.view") ? await runsOf(tx, series) : [],
    latestRun: await findLatestRun(tx, series),
    releases: await releasesOf(tx, series),
    distributions: may("results.view-all") ? distributions(await gradesByOption(tx, series)) : [],
  };
}

function familiesOf(options: readonly OptionFigures[]): SeriesSummary["families"] {
  return [...Map.groupBy(options, (each) => each.family)].map(([family, rows]) => ({
    family,
    title: rows[0]?.familyTitle ?? family,
    options: rows.length,
    entries: rows.reduce((sum, each) => sum + each.entries, 0),
  }));
}

function marksOf(components: readonly ComponentCounts[]): SeriesSummary["marks"] {
  const sum = (of: "entries" | "outstanding" | "marked" | "absent" | "held"): number =>
    components.reduce((total, each) => total + each[of], 0);
  const counts = {
    entries: sum("entries"),
    outstanding: sum("outstanding"),
    marked: sum("marked"),
    absent: sum("absent"),
    held: sum("held"),
  };
  return { expected: counts.entries, outstanding: counts.outstanding, percentIn: percentIn(counts) };
}
