import type { Refusal } from "#kernel";
import { secretShownAlready } from "./refusals.ts";

/**
 * The key that makes sending a form again do nothing: it came with the form. An act whose secret is shown once cannot
 * give the first answer again, since it was not kept.
 */
export function onceKey(form: Readonly<Record<string, string>>): string | undefined {
  const { once = "" } = form;
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(once) ? `once-${once}` : undefined;
}

/** The refusals of an act, said for somebody who reloaded the page on which a secret was shown. */
export function sentTwice(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.map((refusal) => (refusal.code === "idempotency-key-reused" ? secretShownAlready.of() : refusal));
}

/** What stands beside each field of a form. */
export function faultsOf(refusals: readonly Refusal[]): Readonly<Record<string, string>> {
  const byField = Map.groupBy(
    refusals.filter((each) => each.field !== undefined),
    (each) => each.field ?? "",
  );
  return Object.fromEntries([...byField].map(([field, all]) => [field, all.map((each) => each.text).join(" ")]));
}
