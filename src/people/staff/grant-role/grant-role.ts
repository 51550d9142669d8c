import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment, type Saved } from "#platform/perform";
import { termWords } from "../days.ts";
import { type Giving, grantOf, loadGiving } from "../grant-facts.ts";
import { findStaff, type StaffPerson } from "../people.ts";
import { placeOf } from "../place.ts";
import { readFields, readTerms, type Terms } from "../read-terms.ts";
import { staffUnknown } from "../refusals.ts";
import { instantsOf, saveHolding } from "../save-holding.ts";
import { notifyCentre } from "../notify-centre.ts";
import { roleInSentence } from "../words.ts";
import { type Grant, mayGrant } from "./rule.ts";
import { roleGiven } from "../../events.ts";
import {
  personLines,
  roleGivingWords,
  roleProposalHours,
  rolesHeld,
  titleOfGiving,
} from "../../second-person/role-words.ts";

type Input = { readonly personId: string; readonly terms: Terms };
export type Given = Giving & { readonly person: StaffPerson };
export type GivenRole = { readonly personId: string; readonly holdingId: string };

/**
 * Gives another role to someone who is already at the place, with a first and a last day. Takes `person`, `role`,
 * `subjects`, `from` and `until`. A role of the board needs a second person.
 */
export const grantRole = defineTwoPersonAction<Input, Given, Grant, GivenRole>({
  name: "grant-role",
  summary: "Give a role",
  permission: "people.manage",
  read: readGrant,
  load: loadGrant,
  rule: (facts, { personId, terms }) => mayGrant(facts.granter, grantOf(terms, personId, facts), facts),
  save: (tx, grant, facts, _input, moment) => saveGrant(tx, grant, facts, moment),
  secondPerson: {
    expiresAfterHours: roleProposalHours,
    needs: ({ facts }) => facts.place.side === "board",
    about: ({ input }) => `${input.personId} ${input.terms.role}`,
    words: ({ input: { terms }, facts: { person, held } }) =>
      roleGivingWords(titleOfGiving("Give", person.name, terms.role), personLines(person), terms, [rolesHeld(held)]),
  },
});

export function readGrant(raw: unknown): Decision<Input> {
  const field = readFields(raw);
  const terms = readTerms(field);
  return terms.ok ? ok({ personId: field("person"), terms: terms.value }) : terms;
}

async function loadGrant(tx: Tx, { personId, terms }: Input, moment: Moment): Promise<Decision<Given>> {
  const place = placeOf(moment.actor);
  const person = place && (await findStaff(tx, personId, place));
  if (!person || person.state === "closed") return staffUnknown.refuse();
  return ok({ ...(await loadGiving(tx, moment, terms.role, personId)), person });
}

/** Writes the role, notifies the centre, and returns what the audit log says. */
export async function saveGrant(
  tx: Tx,
  grant: Grant,
  { person, place, now, today }: Given,
  moment: Moment,
): Promise<Saved<GivenRole>> {
  const { from, until } = grant;
  const role = roleInSentence(grant.role, grant.subjects);
  await notifyCentre(tx, moment, place.centreId, {
    title: `${person.name} given the role of ${roleInSentence(grant.role)}`,
    text: `${moment.actor.name} gave ${person.name} the role of ${role}${termWords(from, until, today)}.`,
  });
  const given = { role: grant.role, subjects: grant.subjects, ...instantsOf(grant, { now, today }) };
  const by = { personId: moment.actor.personId, proposalId: moment.approval?.proposalId ?? null };
  const holdingId = await saveHolding(tx, person.personId, place, given, by);
  return {
    answer: { personId: person.personId, holdingId },
    subject: { kind: "person", id: person.personId },
    centreId: place.centreId,
    chain: "board",
    after: { role: grant.role, subjects: grant.subjects, from, until, holding: holdingId },
    events: [roleGiven.of(place.centreId, { personId: person.personId, role: grant.role, holdingId })],
  };
}
