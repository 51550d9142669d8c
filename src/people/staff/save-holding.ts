import { newId, type Tx } from "#platform/database";
import { endOfDay, startOfDay } from "./days.ts";
import type { Grant } from "./grant-role/rule.ts";
import type { StaffPlace } from "./place.ts";

/** The instants between which a grant lasts: from now or the start of a day, to the end of the last day. */
export function instantsOf(
  { from, until }: Pick<Grant, "from" | "until">,
  { now, today }: { readonly now: string; readonly today: string },
): { readonly from: string; readonly until: string | null } {
  return { from: from <= today ? now : startOfDay(from), until: until === null ? null : endOfDay(until) };
}

/** Writes a role that someone has from now, or from a later instant. Returns its identifier. */
export async function saveHolding(
  tx: Tx,
  personId: string,
  place: StaffPlace,
  given: Pick<Grant, "role" | "subjects"> & { readonly from: string; readonly until: string | null },
  by: { readonly personId: string; readonly proposalId: string | null },
): Promise<string> {
  const holdingId = newId();
  await tx
    .insertInto("access.role_holding")
    .values({
      holding_id: holdingId,
      person_id: personId,
      role: given.role,
      side: place.side,
      centre_id: place.centreId,
      subjects: [...given.subjects],
      from_at: given.from,
      until_at: given.until,
      granted_by: by.personId,
      proposal_id: by.proposalId,
    })
    .execute();
  return holdingId;
}
