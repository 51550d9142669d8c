import type { Refusal } from "#kernel";
import { secretShownAlready } from "./refusals.ts";

/**
 * The key that makes sending a form again do nothing: it came with the form. An act whose secret is shown once cannot
 * give the first answer again, since it was not kept.
 */
export function onceKey(form: Readonly<Record<string, string>>): string | undefined {
  const { _once: once = "" } = form;
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(once) ? `once-${once}` : undefined;
}

/** The refusals of an act, said for somebody who reloaded the page on which a secret was shown. */
export function sentTwice(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.map((refusal) => (refusal.code === "idempotency-key-reused" ? secretShownAlready.of() : refusal));
}
