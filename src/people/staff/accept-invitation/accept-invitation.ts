import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Decision, dayAt, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, RefusedAct, type Saved } from "#platform/perform";
import { lastDayOf, termWords } from "../days.ts";
import { saveHolding } from "../save-holding.ts";
import { readFields } from "../read-terms.ts";
import { invitationOver } from "../refusals.ts";
import { notifyCentre } from "../notify-centre.ts";
import { roleInSentence } from "../words.ts";
import { loadAcceptance, type LoadedAcceptance } from "./load-acceptance.ts";
import { type Accepting, mayAccept } from "./rule.ts";
import { roleGiven } from "../../events.ts";

type Input = { readonly token: string; readonly visitor: string | null };
export type Accepted = { readonly personId: string; readonly isNew: boolean };

/**
 * Accepts an invitation by its link, once. Takes `token`, and `visitor`: who is signed in in the browser, if anyone.
 * Someone new becomes a person with a verified email address, and is already the actor of this act.
 */
export const acceptInvitation = defineAction<Input, LoadedAcceptance, Accepting, Accepted>({
  name: "accept-invitation",
  summary: "Accept an invitation",
  permission: "self",
  account: "access",
  read: (raw) => {
    const field = readFields(raw);
    return ok({ token: field("token"), visitor: field("visitor") || null });
  },
  load: async (tx, { token, visitor }): Promise<Decision<LoadedAcceptance>> => {
    const facts = await loadAcceptance(tx, token, visitor);
    return facts ? ok(facts) : invitationOver.refuse();
  },
  rule: mayAccept,
  save: saveAcceptance,
});

async function saveAcceptance(
  tx: Tx,
  accepting: Accepting,
  facts: LoadedAcceptance,
  _input: Input,
  moment: Moment,
): Promise<Saved<Accepted>> {
  const { invitation, place, role, now } = facts;
  const { centreId, name, until, subjects, invitationId, proposalId } = invitation;
  const personId = accepting.personId ?? moment.actor.personId;
  await notifyCentre(tx, moment, centreId, {
    title: `${name} accepted the role of ${roleInSentence(role)}`,
    text:
      `${name} accepted the invitation from ${invitation.invitedByName} and has the role of ` +
      `${roleInSentence(role, subjects)}` +
      `${termWords(dayOf(invitation.from), until === null ? null : lastDayOf(until), dayOf(now))}.`,
  });
  if (accepting.personId === null) {
    await addInvited(tx, personId, invitation.email, name);
    await tieToWhoSawTheLink(tx, personId, invitationId);
  }
  await tx
    .updateTable("access.invitation")
    .set({ accepted_at: now, accepted_by: personId })
    .where("invitation_id", "=", invitationId)
    .execute();
  const from = laterOf(invitation.from, now);
  const by = { personId: invitation.invitedBy, proposalId };
  const holding = await saveHolding(tx, personId, place, { role, subjects, from, until }, by);
  return {
    answer: { personId, isNew: accepting.personId === null },
    subject: { kind: "person", id: personId },
    centreId,
    chain: "board",
    after: { invitation: invitationId, role, subjects, from, until, holding },
    events: [roleGiven.of(centreId, { personId, role, holdingId: holding })],
  };
}

/** Someone who made an account with the same address a moment ago comes first. */
async function addInvited(tx: Tx, personId: string, email: string, name: string): Promise<void> {
  const added = await tx
    .insertInto("access.person")
    .values({ person_id: personId, name, email, handle: randomBytes(32), email_verified_at: sql<string>`now()` })
    .onConflict((row) => row.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new RefusedAct(invitationOver.refuse());
}

/** Whoever was shown the link could have opened the account: the two never approve each other's proposals. */
async function tieToWhoSawTheLink(tx: Tx, personId: string, invitationId: string): Promise<void> {
  await sql`
    insert into access.link_shown (person_id, shown_to)
    select ${personId}, v.link_shown_to from access.invitation v
    where v.invitation_id = ${invitationId} and v.link_shown_to is not null`.execute(tx);
}

/** The identifier of someone who is about to become a person. */
export function newPersonId(): string {
  return newId();
}

function laterOf(one: string, other: string): string {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0 ? one : other;
}

function dayOf(at: string): string {
  return dayAt(Temporal.Instant.from(at));
}
