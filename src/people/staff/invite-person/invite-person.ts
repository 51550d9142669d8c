import { type Decision, ok, refuseAll } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment, type Saved } from "#platform/perform";
import { termWords } from "../days.ts";
import { type Giving, grantOf, loadGiving } from "../grant-facts.ts";
import type { Grant } from "../grant-role/rule.ts";
import { findOpenInvitation, saveInvitation } from "../invitations.ts";
import type { StaffPlace } from "../place.ts";
import { readEmail, readFields, readName, readTerms, type Terms } from "../read-terms.ts";
import { instantsOf } from "../save-holding.ts";
import { notifyCentre } from "../notify-centre.ts";
import { roleInSentence } from "../words.ts";
import { type InviteFacts, mayInvite } from "./rule.ts";
import { personInvited } from "../../events.ts";
import { personLines, roleGivingWords, roleProposalHours, titleOfGiving } from "../../second-person/role-words.ts";

export type Invited = { readonly email: string; readonly name: string; readonly terms: Terms };
export type Inviting = Giving & InviteFacts;
export type InvitedAnswer = { readonly invitationId: string };

/**
 * Invites someone to a role by email, with a link that works once, within a week. Takes `email`, `name`, `role`,
 * `subjects`, `from` and `until`. A role of the board needs a second person.
 */
export const invitePerson = defineTwoPersonAction<Invited, Inviting, Grant, InvitedAnswer>({
  name: "invite-person",
  summary: "Invite a person",
  permission: "people.manage",
  read: readInvited,
  load: async (tx, input, moment) => ok(await loadInviting(tx, input, moment)),
  rule: (facts, { terms }) => mayInvite(grantOf(terms, null, facts), facts),
  save: (tx, grant, facts, input, moment) => saveInvited(tx, grant, facts, input, moment),
  secondPerson: {
    expiresAfterHours: roleProposalHours,
    needs: ({ facts }) => facts.place.side === "board",
    about: ({ input }) => input.email,
    words: ({ input: { terms, ...invited } }) =>
      roleGivingWords(titleOfGiving("Offer", invited.name, terms.role), personLines(invited), terms, []),
  },
});

export function readInvited(raw: unknown): Decision<Invited> {
  const field = readFields(raw);
  const [email, name, terms] = [readEmail(field("email")), readName(field("name")), readTerms(field)];
  if (email.ok && name.ok && terms.ok) return ok({ email: email.value, name: name.value, terms: terms.value });
  return refuseAll([name, email, terms].flatMap((part) => (part.ok ? [] : part.refusals)));
}

/** Reads what decides whether someone may be invited to the actor's own place, or to another. */
export async function loadInviting(
  tx: Tx,
  { email, terms }: Invited,
  moment: Moment,
  at?: StaffPlace,
): Promise<Inviting> {
  const giving = await loadGiving(tx, moment, terms.role, null, at);
  const { side, centreId } = giving.place;
  const here = await tx
    .selectFrom("access.person as p")
    .innerJoin("access.role_holding as h", "h.person_id", "p.person_id")
    .select("p.name")
    .where("p.email", "=", email)
    .where("h.side", "in", side === "centre" ? ["centre"] : ["board", "assessor"])
    .$if(centreId !== null, (query) => query.where("h.centre_id", "=", centreId))
    .limit(1)
    .executeTakeFirst();
  const invited = (await findOpenInvitation(tx, email, giving.place)) !== undefined;
  return { ...giving, colleague: here?.name ?? null, invited };
}

/** Writes the invitation with its email, notifies the centre, and returns what the audit log says. */
export async function saveInvited(
  tx: Tx,
  grant: Grant,
  { place, now, today }: Inviting,
  { email, name }: Invited,
  moment: Moment,
): Promise<Saved<InvitedAnswer>> {
  const { role, subjects, from, until } = grant;
  await notifyCentre(tx, moment, place.centreId, {
    title: `${name} invited as ${roleInSentence(role)}`,
    text:
      `${moment.actor.name} invited ${name} (${email}) as ${roleInSentence(role, subjects)}` +
      `${termWords(from, until, today)}.`,
  });
  const invitationId = await saveInvitation(
    tx,
    { email, name, role, subjects, ...place, ...instantsOf(grant, { now, today }) },
    moment,
  );
  return {
    answer: { invitationId },
    subject: { kind: "invitation", id: invitationId },
    centreId: place.centreId,
    chain: "board",
    after: { email, name, role, subjects, from, until },
    events: [personInvited.of(place.centreId, { invitationId, role })],
  };
}
