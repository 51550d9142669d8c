import { sqlFile } from "../sql-file.ts";

/**
 * How many marks of a component are in. `entries` = `marked` + `absent` + `outstanding`; `held` are among the marked.
 */
export type Counts = {
  readonly entries: number;
  readonly marked: number;
  readonly absent: number;
  readonly held: number;
  readonly outstanding: number;
};
export type ComponentCounts = Counts & {
  readonly component: string;
  readonly title: string;
  readonly teacher_marks: "N" | "Y" | "G";
  readonly max_mark: number | null;
  readonly centres: number;
};
export type CentreCounts = Counts & { readonly centre_id: string; readonly name: string };

/** One candidate's line of a component: the mark when there is one. */
export type CandidateMark = {
  readonly candidate_id: number;
  readonly candidate_number: number;
  readonly surname: string;
  readonly forenames: string;
  readonly option: string;
  readonly mark: number | null;
  readonly status: string | null;
  readonly grade: string | null;
  readonly movement: number | null;
};

/**
 * Every component of a series: parameters series, centre or null, whether only centre-marked components are asked
 * for, and the options that count, or null for all.
 */
export const completeness = sqlFile<ComponentCounts>(import.meta.dirname, "by-component.sql");

/** The centres of one component: parameters series, component. */
export const centresOfComponent = sqlFile<CentreCounts>(import.meta.dirname, "by-centre.sql");

/** The candidates of one component at one centre: parameters series, component, centre, options or null for all. */
export const candidatesOfComponent = sqlFile<CandidateMark>(import.meta.dirname, "candidates.sql");

/** The share that is in, in whole percent, rounded: never 100 while anything is outstanding, nor 0 when some is in. */
export function percentIn({ entries, outstanding }: Counts): number {
  if (outstanding === 0 || entries === 0) return 100;
  const isIn = entries - outstanding;
  if (isIn === 0) return 0;
  return Math.min(99, Math.max(1, Math.floor((200 * isIn + entries) / (2 * entries))));
}
