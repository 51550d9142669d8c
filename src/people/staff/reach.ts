import type { Day } from "#kernel";
import type { Permission } from "#platform/actors";
import { isRole, type Role, roleShape } from "../roles.ts";
import { lastWholeDayOf } from "./days.ts";

/** What someone may do at a place, and the last day of each permission. Null means that it has no end. */
export type Reach = ReadonlyMap<Permission, Day | null>;

/** The reach of roles that are held now, each to an instant or with no end. */
export function reachOf(held: readonly { readonly role: string; readonly until: string | null }[]): Reach {
  const reach = new Map<Permission, Day | null>();
  for (const { role, until } of held) {
    const last = until === null ? null : lastWholeDayOf(until);
    for (const permission of isRole(role) ? roleShape(role).allows : []) {
      reach.set(permission, later(reach.get(permission), last));
    }
  }
  return reach;
}

/** What a role allows and a reach does not. */
export function beyondReach(reach: Reach, role: Role): readonly Permission[] {
  return roleShape(role).allows.filter((permission) => !reach.has(permission));
}

/** The last day on which a reach covers all of a role. Null when it has no end. */
export function lastDayFor(reach: Reach, role: Role): Day | null {
  const ends = roleShape(role)
    .allows.map((permission) => reach.get(permission) ?? null)
    .filter((day) => day !== null);
  return ends.toSorted()[0] ?? null;
}

function later(known: Day | null | undefined, other: Day | null): Day | null {
  if (known === undefined) return other;
  return known === null || other === null ? null : known > other ? known : other;
}
