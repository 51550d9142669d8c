/** The full explanation of one version of a result, for pages, documents and programs. Every sentence can be shown. */
export type Explanation = {
  /** `Grade B, with 149 of 200 marks.` */
  readonly headline: string;
  readonly components: readonly ComponentExplanation[];
  readonly total: TotalExplanation | null;
  readonly grade: GradeExplanation | null;
  readonly uniform: UniformExplanation | null;
  readonly units: UnitsExplanation | null;
  readonly rules: readonly string[];
  readonly indicators: readonly { readonly sign: "X" | "Q" | "#"; readonly words: string }[];
  /** Where the figures come from, and which rules made the result. */
  readonly sources: readonly string[];
};

export type ComponentExplanation = {
  readonly component: string;
  readonly title: string;
  readonly mark: number | null;
  readonly maxMark: number | null;
  readonly factor: string;
  /** Exact, such as `105/2`. */
  readonly weighted: string | null;
  /** What happened to the work if there is no mark. */
  readonly words: string | null;
  readonly movements: readonly string[];
  /** Whether the ledger has changed since this version was made. */
  readonly changedSince: boolean;
};

export type TotalExplanation = {
  readonly exact: string;
  readonly total: number;
  readonly max: number;
  readonly sentence: string;
};

export type GradeExplanation = {
  readonly grade: string;
  readonly label: string;
  readonly value: number;
  readonly boundaries: readonly {
    readonly grade: string;
    readonly mark: number;
    readonly reached: boolean;
    readonly sample: boolean;
    /** What the grade needs beside this mark, for A* of legacy A levels. */
    readonly also?: string;
  }[];
  /** Marks above the boundary of the grade; null for U. */
  readonly above: number | null;
  readonly next: { readonly grade: string; readonly mark: number; readonly short: number } | null;
  readonly sentence: string;
};

export type UniformExplanation = {
  readonly raw: number;
  readonly uniform: number;
  readonly max: number;
  /** The points of the conversion; uniform marks exact. */
  readonly knots: readonly { readonly raw: number; readonly uniform: string; readonly grade: string | null }[];
  readonly sentence: string;
};

export type UnitsExplanation = {
  readonly counted: readonly UnitExplanation[];
  readonly notCounted: readonly UnitExplanation[];
  /** Units needed for which there is no result. */
  readonly missing: readonly string[];
};

export type UnitExplanation = {
  readonly unit: string;
  readonly title: string;
  readonly series: string;
  readonly grade: string | null;
  readonly value: number | null;
  readonly max: number | null;
  readonly words: string;
};

/** A result that its explanation does not reach. It is never shown, and someone must find out why. */
export class ExplanationFault extends Error {
  constructor(what: string, stored: unknown, found: unknown) {
    super(`The explanation gives ${what} ${String(found)}, but the result says ${String(stored)}.`);
    this.name = "ExplanationFault";
  }
}

/** Throws if a stored figure differs from what the explanation works out. */
export function mustAgree(what: string, stored: unknown, found: unknown): void {
  if (stored !== found) throw new ExplanationFault(what, stored, found);
}
