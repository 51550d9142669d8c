import type { Catalogue } from "#catalogue";
import type { DemoCandidate } from "./candidates.ts";
import type { BankedUnit } from "./choices.ts";
import { diceOf } from "./dice.ts";

/** A unit result of an earlier series, as the board's records hold it. */
export type BankedResult = {
  readonly uci: string;
  readonly unit: string;
  readonly series: string;
  readonly option: string;
  readonly centre_id: string;
  readonly uniform: number | null;
  readonly grade: string;
  readonly points: number | null;
  readonly absent: boolean;
};

/** The result a candidate had in a unit taken earlier. */
export function bankedResult(
  seed: number,
  catalogue: Catalogue,
  candidate: DemoCandidate,
  taken: BankedUnit,
): BankedResult {
  const dice = diceOf(seed, `banked ${candidate.uci} ${taken.unit} ${taken.series}`);
  const unit = catalogue.units.find((row) => row.unit === taken.unit);
  if (!unit) throw new Error(`The demo banks a unit that is not in the catalogue: ${taken.unit}.`);
  const place = Math.max(0, Math.min(1000, candidate.ability - 40 + Math.floor((dice.bell() - 500) / 4)));
  const base = {
    uci: candidate.uci,
    unit: taken.unit,
    series: taken.series,
    option: taken.option,
    centre_id: candidate.centreId,
    absent: false,
  };
  if (unit.max_uniform !== null) {
    const uniform = Math.floor((unit.max_uniform * (200 + Math.floor((place * 4) / 5))) / 1000);
    return {
      ...base,
      uniform,
      grade: gradeOfUniform(catalogue, unit.scheme, unit.grade_set, unit.max_uniform, uniform),
      points: null,
    };
  }
  const grades = catalogue.points
    .filter((row) => row.suite === unit.suite && row.glh === unit.glh && inSet(catalogue, unit.grade_set, row.grade))
    .sort((a, b) => b.points - a.points);
  const won = grades[Math.min(grades.length - 1, Math.floor(((1000 - place) * (grades.length - 1)) / 1001))];
  return { ...base, uniform: null, grade: won?.grade ?? "U", points: won?.points ?? 0 };
}

function gradeOfUniform(
  catalogue: Catalogue,
  scheme: string,
  gradeSet: string,
  maxUniform: number,
  uniform: number,
): string {
  const reached = catalogue.uniform_scales
    .filter(
      (row) =>
        row.scheme === scheme && inSet(catalogue, gradeSet, row.grade) && uniform * 100 >= row.percent * maxUniform,
    )
    .sort((a, b) => b.percent - a.percent);
  return reached[0]?.grade ?? "U";
}

function inSet(catalogue: Catalogue, gradeSet: string, grade: string): boolean {
  return catalogue.grade_sets.some((row) => row.grade_set === gradeSet && row.grade === grade);
}
