import type { Refusal } from "#kernel";

/** What a form shows of refusals: the summary, each leading to its field, and what stands beside each field. */
export type FormFaults = {
  readonly refusals: readonly { readonly text: string; readonly href: string }[];
  readonly faults: Readonly<Record<string, string>>;
};

/** Refusals for a form; one without a field leads to the first. */
export function formFaults(refusals: readonly Refusal[], firstField: string): FormFaults {
  const placed = refusals.map(({ text, field = firstField }) => ({ text, field }));
  const byField = Map.groupBy(placed, (each) => each.field);
  return {
    refusals: placed.map(({ text, field }) => ({ text, href: `#${field}` })),
    faults: Object.fromEntries([...byField].map(([field, all]) => [field, all.map((each) => each.text).join(" ")])),
  };
}
