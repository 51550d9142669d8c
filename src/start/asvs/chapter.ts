/** A requirement of OWASP ASVS 5.0.0 in our own words, and the one thing that stands for it. */
export type Requirement = {
  /** Such as `8.4.1`. */
  readonly number: string;
  readonly level: 1 | 2;
  /** What it asks, in a dozen words of ours: the standard's own text is not copied. */
  readonly wording: string;
} & Standing;

export type Standing =
  /** Tests that fail when it no longer holds, each as `path › title`. */
  | { readonly proof: readonly string[] }
  /** Why it does not apply. */
  | { readonly because: string }
  /** Why it does not hold yet. */
  | { readonly notYet: string }
  /** What the operator does, and where the manual says so. */
  | { readonly operator: string; readonly manual: string };

export type Chapter = {
  readonly number: number;
  readonly title: string;
  readonly requirements: readonly Requirement[];
};
