import type { GradeCount } from "./summary.ts";

/**
 * The grades of one option: how many have each, the share, and the share that has it or better, in tenths of a percent.
 */
export type Distribution = {
  readonly option: string;
  readonly title: string;
  readonly kind: string;
  readonly total: number;
  readonly rows: readonly DistributionRow[];
};

export type DistributionRow = {
  readonly grade: string;
  readonly label: string;
  readonly count: number;
  readonly share: string;
  readonly cumulative: string | null;
};

/** Counts as distributions, one for each option. X and Q have a share but nothing cumulative: they are not grades. */
export function distributions(counts: readonly GradeCount[]): readonly Distribution[] {
  return [...Map.groupBy(counts, (each) => each.option).values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const total = group.reduce((sum, each) => sum + each.count, 0);
    let above = 0;
    const rows = group.map(({ grade, label, count }) => {
      above += count;
      const isGrade = grade !== "X" && grade !== "Q";
      return { grade, label, count, share: percent(count, total), cumulative: isGrade ? percent(above, total) : null };
    });
    return [{ option: first.option, title: first.title, kind: first.kind, total, rows }];
  });
}

/** A share in percent to one decimal place, halves up: 1 of 8 is `12.5`. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "0.0";
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** A bar chart of a distribution, in whole units of its own drawing. */
export type BarChart = {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly middle: number;
    readonly label: string;
    readonly value: string;
  }[];
};

const [step, barWidth, base, tallest, left] = [52, 38, 200, 160, 34] as const;

/** A bar for each grade, as tall as its share of the largest. */
export function barChart({ rows, total }: Distribution): BarChart {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return {
    width: Math.max(320, left + rows.length * step + 10),
    height: base + 52,
    base,
    bars: rows.map((row, at) => {
      const [x, height] = [left + at * step, Math.floor((row.count * tallest) / most)];
      return {
        x,
        y: base - height,
        width: barWidth,
        height,
        middle: x + Math.floor(barWidth / 2),
        label: row.grade,
        value: `${percent(row.count, total)}`,
      };
    }),
  };
}
