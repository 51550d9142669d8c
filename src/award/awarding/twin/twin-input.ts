import type { DecidingUnits } from "../rules/legacy-a-star/index.ts";
import type { Notional } from "../rules/uniform-mark/index.ts";
import type { TwinCatalogue } from "./twin-catalogue-rows.ts";

/** Everything that the award of one series depends on. */
export type TwinInput = {
  readonly series: string;
  readonly catalogue: TwinCatalogue;
  readonly entries: readonly TwinEntry[];
  /** Current marks. A component of an entry without a mark here is pending. */
  readonly marks: readonly TwinMark[];
  readonly banked: readonly BankedUnit[];
  /** UCIs under which records differ so much that they are of two people: what other records took is pending. */
  readonly disputed?: ReadonlySet<string>;
  readonly settings: TwinSettings;
};

export type TwinSettings = {
  /** Below grade E of a GCE unit without a row in `conversions`. */
  readonly gceNotional: Notional;
  /** Qualifications whose A* is not decided by all second-year units, such as Mathematics. */
  readonly deciding: Readonly<Record<string, DecidingUnits>>;
};

/**
 * Below E the step from D to E is carried on to 30 percent. Source: the published conversions of Pearson (704 tables)
 * and OxfordAQA (13 tables, January 2026) alike. OCR's tables print nothing there.
 */
export const usualSettings: TwinSettings = { gceNotional: "default", deciding: {} };

export type TwinEntry = {
  readonly centre_id: string;
  readonly candidate_id: number;
  readonly uci: string;
  readonly option: string;
};

export type TwinMark = {
  readonly centre_id: string;
  readonly candidate_id: number;
  readonly option: string;
  readonly component: string;
  readonly mark: number | null;
  /** The grade a centre claims, for units without marks. */
  readonly grade: string | null;
  readonly status: "marked" | "absent" | "withdrawn" | "incomplete" | "pending";
};

/** A unit result of an earlier series. */
export type BankedUnit = {
  readonly uci: string;
  readonly unit: string;
  readonly series: string;
  readonly option: string;
  readonly uniform: number | null;
  readonly grade: string | null;
  readonly points: number | null;
  readonly absent: boolean;
  /** No result stands yet in that series. */
  readonly pending: boolean;
};

/** The result of one entry. */
export type TwinResult = {
  readonly centre_id: string;
  readonly candidate_id: number;
  readonly option: string;
  readonly result_kind: "award" | "unit" | "certification";
  readonly status: "graded" | "no-result" | "pending";
  readonly grade: string | null;
  readonly partial_absence: boolean;
  /** Weighted total of an award, raw total of a unit. */
  readonly total: number | null;
  readonly uniform: number | null;
  readonly points: number | null;
  /** Certification: the units that count, by code. */
  readonly units_counted: readonly CountedUnitResult[] | null;
};

export type CountedUnitResult = {
  readonly unit: string;
  readonly series: string;
  readonly uniform: number | null;
  readonly grade: string | null;
  readonly points: number | null;
  readonly absent: boolean;
};
