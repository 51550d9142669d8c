import type { Boundary } from "../rules/boundaries/index.ts";
import type { Attempts } from "../rules/combination/index.ts";
import type { PointsRow } from "../rules/points/index.ts";
import type { UniformScheme, UniformShare } from "../rules/uniform-mark/index.ts";

/** Everything that one version of one result came from. */
export type ExplanationFacts = {
  readonly result: ExplainedResult;
  readonly option: { readonly option: string; readonly title: string; readonly seriesTitle: string };
  readonly rounding: "total" | "component";
  readonly ruleVersion: string;
  /** Best first. */
  readonly grades: readonly { readonly grade: string; readonly label: string }[];
  /** In the order of the result's marks; empty for certifications. */
  readonly components: readonly ExplainedComponent[];
  /** Of the option's or unit's total, best first; empty for claims and certifications. */
  readonly boundaries: readonly StatedBoundary[];
  readonly unit: ExplainedUnit | null;
  readonly qualification: ExplainedQualification | null;
};

export type ExplainedResult = {
  readonly centreId: string;
  readonly candidateId: number;
  readonly series: string;
  readonly version: number;
  readonly cause: string;
  readonly kind: "award" | "unit" | "certification";
  readonly status: "graded" | "no-result" | "pending";
  readonly grade: string | null;
  readonly partialAbsence: boolean;
  readonly total: number | null;
  readonly uniform: number | null;
  readonly points: number | null;
  readonly marks: readonly (number | null)[] | null;
  readonly units: readonly StoredUnit[] | null;
};

/** A unit result that could have counted, as kept with the award. */
export type StoredUnit = {
  readonly unit: string;
  readonly group: string;
  readonly series: string;
  readonly option: string;
  readonly centre_id: string;
  readonly uniform: number | null;
  readonly grade: string | null;
  readonly points: number | null;
  readonly absent: boolean;
  readonly pending: boolean;
  readonly counted: boolean;
  readonly reason: string | null;
};

export type ExplainedComponent = {
  readonly component: string;
  readonly title: string;
  readonly maxMark: number | null;
  /** Written `1`, `2` or `3/2`. */
  readonly factor: string;
  /** Status of the last movement; undefined to those who may not see the ledger. */
  readonly status: string | undefined;
  readonly movements: readonly ExplainedMovement[];
};

export type ExplainedMovement = {
  readonly movement: number;
  readonly change: number;
  readonly status: string;
  readonly grade: string | null;
  readonly cause: string;
};

/** A boundary and whether its figure was published or is ours. */
export type StatedBoundary = Boundary & { readonly status: "published" | "second-hand" | "sample" };

export type ExplainedUnit = {
  readonly unit: string;
  readonly title: string;
  readonly scheme: UniformScheme | "points" | "claim";
  readonly glh: number | null;
  readonly maxUniform: number | null;
  readonly notional: string | null;
  readonly knots: string | null;
  readonly points: readonly PointsRow[];
  /** Of its scheme, best first. */
  readonly shares: readonly UniformShare[];
};

export type ExplainedQualification = {
  readonly qualification: string;
  readonly title: string;
  readonly scheme: "gce" | "nationals" | "points";
  /** Best first. */
  readonly thresholds: readonly StatedBoundary[];
  readonly maxTotal: number | null;
  readonly nearPassMax: number;
  readonly unclassifiedMax: number;
  readonly aStar: boolean;
  readonly units: readonly {
    readonly unit: string;
    readonly title: string;
    readonly group: string;
    readonly optional: boolean;
    readonly choose: number;
    readonly terminal: boolean;
    readonly maxUniform: number | null;
    readonly secondYear: boolean;
    /** Which of several attempts counts. */
    readonly attempts: Attempts;
  }[];
};
