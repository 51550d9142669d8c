import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { grantOf, loadGiving } from "../grant-facts.ts";
import { type Given, saveGrant } from "../grant-role/grant-role.ts";
import { type Grant, mayAppoint } from "../grant-role/rule.ts";
import { findOpenInvitation } from "../invitations.ts";
import { type Inviting, loadInviting, readInvited, saveInvited } from "../invite-person/invite-person.ts";
import { mayInviteToAppointment } from "../invite-person/rule.ts";
import { findStaff } from "../people.ts";
import type { StaffPlace } from "../place.ts";
import { readFields, readTerms, type Terms } from "../read-terms.ts";
import { centreForm, staffUnknown } from "../refusals.ts";

type Input = {
  readonly centreId: string;
  readonly terms: Terms;
  /** Someone who already works at the centre, or the name and email address of someone new. */
  readonly who: { readonly personId: string } | { readonly email: string; readonly name: string };
};
type Facts = { readonly known: Given } | { readonly unknown: Inviting };
export type Appointed = { readonly centreId: string; readonly invited: boolean };

/**
 * Appoints a centre's head or exams officer: someone who already works there, or someone new by an invitation, which
 * replaces an earlier one to the same address. Takes `centre`, `person` or `email` and `name`, `role`, `from` and `until`.
 */
export const appointPerson = defineAction<Input, Facts, Grant, Appointed>({
  name: "appoint-person",
  summary: "Appoint a head of centre or exams officer",
  permission: "people.appoint",
  read: readAppointment,
  load: loadAppointment,
  rule: (facts, { who, terms }) =>
    "known" in facts
      ? mayAppoint(
          facts.known.granter,
          grantOf(terms, "personId" in who ? who.personId : null, facts.known),
          facts.known,
        )
      : mayInviteToAppointment(grantOf(terms, null, facts.unknown), facts.unknown),
  save: saveAppointment,
});

function readAppointment(raw: unknown): Decision<Input> {
  const field = readFields(raw);
  const [centreId, personId] = [field("centre"), field("person")];
  if (personId !== "") {
    const terms = readTerms(field);
    return terms.ok ? ok({ centreId, terms: terms.value, who: { personId } }) : terms;
  }
  const invited = readInvited(raw);
  return invited.ok ? ok({ centreId, terms: invited.value.terms, who: invited.value }) : invited;
}

async function loadAppointment(tx: Tx, { centreId, terms, who }: Input, moment: Moment): Promise<Decision<Facts>> {
  const place: StaffPlace = { side: "centre", centreId };
  if (moment.actor.side !== "board" || !/^\d{5}$/.test(centreId)) {
    return centreForm.refuse();
  }
  if ("email" in who) return ok({ unknown: await loadInviting(tx, { ...who, terms }, moment, place) });
  const person = await findStaff(tx, who.personId, place);
  if (!person || person.state === "closed") return staffUnknown.refuse();
  return ok({ known: { ...(await loadGiving(tx, moment, terms.role, who.personId, place)), person } });
}

async function saveAppointment(
  tx: Tx,
  grant: Grant,
  facts: Facts,
  { centreId, who, terms }: Input,
  moment: Moment,
): Promise<Saved<Appointed>> {
  if ("known" in facts) {
    return { ...(await saveGrant(tx, grant, facts.known, moment)), answer: { centreId, invited: false } };
  }
  if (!("email" in who)) throw new Error("An appointment by invitation needs an email address.");
  const earlier = await findOpenInvitation(tx, who.email, facts.unknown.place);
  if (earlier) {
    await tx
      .updateTable("access.invitation")
      .set({ cancelled_at: facts.unknown.now })
      .where("invitation_id", "=", earlier.invitationId)
      .execute();
  }
  const saved = await saveInvited(tx, grant, facts.unknown, { ...who, terms }, moment);
  return { ...saved, answer: { centreId, invited: true } };
}
