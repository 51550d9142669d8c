/** A candidate's result of one unit in one series. */
export type UnitResult = {
  readonly unit: string;
  readonly series: string;
  /** Greater is more recent; the same for all results of one series. */
  readonly order: number;
  /** Uniform marks or points: what is added up. An absence is 0. */
  readonly value: number;
  readonly grade: string;
  readonly absent: boolean;
  readonly pending: boolean;
};

/** Which attempt at a unit counts. */
export type Attempts = "best" | "latest";

/** A group of a rule of combination. Mandatory: all its units. Optional: the `choose` that serve the candidate best. */
export type UnitGroup = {
  readonly group: string;
  readonly choose: number;
  readonly optional: boolean;
  /** The units must be taken in the series of certification. */
  readonly terminal: boolean;
  readonly units: readonly string[];
};

/** What the results are combined under. A unit is in one group only. */
export type CombinationRules = {
  readonly groups: readonly UnitGroup[];
  /** Best when a unit is not listed. */
  readonly attempts: ReadonlyMap<string, Attempts>;
  /** The series of certification. */
  readonly series: string;
};
