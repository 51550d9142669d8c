import { dayAt } from "#kernel";
import type { Tx } from "#platform/database";
import { isRole, type Role } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import { loadGranter } from "../grant-facts.ts";
import { mayAppoint, mayGrant } from "../grant-role/rule.ts";
import { hadExamsOfficer, heldNow } from "../holdings.ts";
import { findInvitationByToken, type Invitation } from "../invitations.ts";
import { databaseNow, lockPlace, type StaffPlace } from "../place.ts";
import { reachOf } from "../reach.ts";
import type { Acceptance } from "./rule.ts";

export type LoadedAcceptance = Acceptance & {
  readonly invitation: Invitation;
  readonly role: Role;
  readonly place: StaffPlace;
};

/** Reads an invitation by its link, and what decides whether it can be accepted. Undefined when there is none. */
export async function loadAcceptance(
  tx: Tx,
  token: string,
  visitor: string | null,
): Promise<LoadedAcceptance | undefined> {
  const invitation = await findInvitationByToken(tx, token);
  if (!invitation || !isRole(invitation.role)) return undefined;
  const { side, centreId, acceptedAt, cancelledAt, expiresAt, until, role } = invitation;
  const place: StaffPlace = { side: side === "centre" ? "centre" : side === "board" ? "board" : "assessor", centreId };
  await lockPlace(tx, place, true);
  const { now, today } = await databaseNow(tx);
  const owner = await tx
    .selectFrom("access.person")
    .select(["person_id as personId", "state"])
    .where("email", "=", invitation.email)
    .executeTakeFirst();
  return {
    invitation,
    role,
    place,
    acceptedAt,
    cancelledAt,
    expiresAt,
    until,
    now,
    visitor,
    owner: owner ?? null,
    senderMay: await senderMay(tx, invitation, role, place, today),
  };
}

/** The person who sent an invitation must still be able to give its role when it is accepted. */
async function senderMay(
  tx: Tx,
  { invitedBy, subjects, from, until }: Invitation,
  role: Role,
  place: StaffPlace,
  today: string,
): Promise<boolean> {
  const sender = await tx
    .selectFrom("access.person")
    .select("state")
    .where("person_id", "=", invitedBy)
    .executeTakeFirst();
  if (sender?.state === "closed" || sender === undefined) return false;
  const begins = dayAt(Temporal.Instant.from(from));
  const grant = {
    personId: null,
    role,
    subjects,
    from: begins > today ? begins : today,
    until: until === null ? null : lastDayOf(until),
  };
  const had = place.side === "centre" && (await hadExamsOfficer(tx, place));
  const facts = { today, held: [], hadExamsOfficer: had };
  const own: StaffPlace = place.side === "centre" ? place : { side: "board", centreId: null };
  const granter = await loadGranter(tx, invitedBy, own);
  if (granter.reach.has("people.manage") && mayGrant(granter, grant, facts).ok) return true;
  if (place.side !== "centre") return false;
  const board: StaffPlace = { side: "board", centreId: null };
  const appoints = reachOf(await heldNow(tx, invitedBy, board)).has("people.appoint");
  return appoints && mayAppoint(await loadGranter(tx, invitedBy, board), grant, facts).ok;
}
