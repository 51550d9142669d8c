/** The rows of the catalogue that an award depends on, as read from its files: only the columns used here. */
export type TwinCatalogue = {
  readonly families: readonly { readonly family: string; readonly rounding: "total" | "component" }[];
  readonly suites: readonly { readonly suite: string; readonly family: string }[];
  readonly grade_sets: readonly { readonly grade_set: string; readonly grade: string; readonly rank: number }[];
  readonly qualifications: readonly QualificationRow[];
  readonly units: readonly UnitRow[];
  readonly components: readonly { readonly component: string; readonly max_mark: number | null }[];
  readonly options: readonly OptionRow[];
  /** `factor` is written `1`, `3/2` or `1.5`. */
  readonly option_components: readonly {
    readonly option: string;
    readonly component: string;
    readonly factor: string;
  }[];
  readonly combination_groups: readonly CombinationGroupRow[];
  readonly combination_units: readonly {
    readonly qualification: string;
    readonly unit_group: string;
    readonly unit: string;
  }[];
  readonly series: readonly { readonly series: string; readonly year: number; readonly month: number }[];
  readonly boundaries: readonly BoundaryRow[];
  readonly conversions: readonly ConversionRow[];
  readonly thresholds: readonly ThresholdRow[];
  readonly points: readonly PointsTableRow[];
  readonly uniform_scales: readonly { readonly scheme: string; readonly grade: string; readonly percent: number }[];
};

export type QualificationRow = {
  readonly qualification: string;
  readonly suite: string;
  readonly scheme: "linear" | "gce" | "nationals" | "points";
  readonly grade_set: string;
  readonly near_pass_max: number | null;
  readonly unclassified_max: number | null;
};

export type UnitRow = {
  readonly unit: string;
  readonly suite: string;
  readonly scheme: "gce" | "nationals" | "points" | "claim";
  readonly grade_set: string;
  readonly glh: number | null;
  readonly max_uniform: number | null;
  readonly second_year: boolean;
  readonly attempts: "best" | "latest";
};

export type OptionRow = {
  readonly option: string;
  readonly kind: "award" | "unit" | "certification";
  readonly qualification: string | null;
  readonly unit: string | null;
};

export type CombinationGroupRow = {
  readonly qualification: string;
  readonly unit_group: string;
  readonly choose: number;
  readonly optional: boolean;
  readonly terminal: boolean;
};

export type BoundaryRow = {
  readonly series: string;
  readonly target: "option" | "unit" | "component";
  readonly code: string;
  readonly grade: string;
  readonly mark: number;
};

export type ConversionRow = {
  readonly series: string;
  readonly unit: string;
  readonly notional: string;
  readonly knots: string | null;
};

/** `series` null: every series. */
export type ThresholdRow = {
  readonly qualification: string;
  readonly series: string | null;
  readonly grade: string;
  readonly minimum: number;
};

export type PointsTableRow = {
  readonly suite: string;
  readonly glh: number;
  readonly grade: string;
  readonly points: number;
};
