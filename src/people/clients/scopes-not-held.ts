import type { Refusal } from "#kernel";
import { type Actor, program, subjectsOf } from "#platform";

import type { ClientScope } from "./client.ts";

/**
 * Why a person may not hand some scopes on: those that they do not hold themselves, or only for some subjects, since a
 * system works for the whole centre.
 */
export function scopesNotHeld(scopes: readonly ClientScope[], actor: Actor): readonly Refusal[] {
  return scopes
    .filter((scope) => subjectsOf(actor, scope) !== "all")
    .map((scope) => ({
      code: "scope-not-held",
      field: "scopes",
      text:
        `You cannot give a system what you may not do yourself: ${program().permissions[scope]?.toLowerCase()}. Leave it out, ` +
        `or ask somebody who may.`,
    }));
}
