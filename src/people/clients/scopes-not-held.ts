import type { Refusal } from "#kernel";
import { type Actor, subjectsOf } from "#platform/actors";
import { program } from "#platform/app";
import type { ClientScope } from "./client.ts";
import { scopeNotHeld } from "./refusals.ts";

/**
 * Why a person may not hand some scopes on: those that they do not hold themselves, or only for some subjects, since a
 * system works for the whole centre.
 */
export function scopesNotHeld(scopes: readonly ClientScope[], actor: Actor): readonly Refusal[] {
  return scopes
    .filter((scope) => subjectsOf(actor, scope) !== "all")
    .map((scope) => scopeNotHeld.of({ scope: program().permissions[scope]?.toLowerCase() ?? scope }));
}
