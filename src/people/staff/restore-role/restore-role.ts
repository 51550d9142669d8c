import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment, type Saved } from "#platform/perform";
import { isRole } from "../../roles.ts";
import type { HoldingAsked } from "../end-facts.ts";
import { type Giving, loadGiving } from "../grant-facts.ts";
import type { Grant } from "../grant-role/rule.ts";
import { findHolding, type Holding } from "../holdings.ts";
import { findStaff, type StaffPerson } from "../people.ts";
import { placeOf } from "../place.ts";
import { readFields } from "../read-terms.ts";
import { holdingUnknown, staffUnknown } from "../refusals.ts";
import { notifyCentre } from "../notify-centre.ts";
import { roleInSentence } from "../words.ts";
import { mayRestore } from "./rule.ts";
import { roleGiven } from "../../events.ts";
import {
  endOfRole,
  personLines,
  roleGivingWords,
  roleProposalHours,
  rolesHeld,
  titleOfGiving,
} from "../../second-person/role-words.ts";

type Facts = Giving & { readonly holding: Holding; readonly person: StaffPerson };

/** Restores a role that was ended by mistake. Takes `person` and `holding`. A role of the board needs two people. */
export const restoreRole = defineTwoPersonAction<HoldingAsked, Facts, Grant, { personId: string }>({
  name: "restore-role",
  summary: "Restore a role",
  permission: "people.manage",
  read: readRestore,
  load: loadRestore,
  rule: (facts) => mayRestore(facts.granter, facts.holding, facts),
  save: saveRestore,
  secondPerson: {
    expiresAfterHours: roleProposalHours,
    needs: ({ facts }) => facts.place.side === "board",
    about: ({ facts }) => facts.holding.holdingId,
    words: ({ facts: { holding, person, held }, value: { role, subjects, until } }) =>
      roleGivingWords(
        titleOfGiving("Give back to", person.name, role),
        personLines(person),
        { role, subjects, until, from: null },
        [endOfRole(holding), rolesHeld(held)],
      ),
  },
});

function readRestore(raw: unknown): Decision<HoldingAsked> {
  const field = readFields(raw);
  return ok({ holdingId: field("holding"), personId: field("person") });
}

async function loadRestore(tx: Tx, { holdingId, personId }: HoldingAsked, moment: Moment): Promise<Decision<Facts>> {
  const { actor, locks } = moment;
  const [holding, place] = [await findHolding(tx, holdingId, locks), placeOf(actor)];
  if (!holding || !place || !isRole(holding.role)) return holdingUnknown.refuse();
  if (personId !== "" && holding.personId !== personId) return holdingUnknown.refuse();
  if (actor.side === "centre" && holding.centreId !== actor.centreId) return holdingUnknown.refuse();
  const person = await findStaff(tx, holding.personId, place);
  if (!person || person.state === "closed") return staffUnknown.refuse();
  return ok({ ...(await loadGiving(tx, moment, holding.role, holding.personId)), holding, person });
}

async function saveRestore(
  tx: Tx,
  _grant: Grant,
  { holding, person }: Facts,
  _input: unknown,
  moment: Moment,
): Promise<Saved<{ personId: string }>> {
  const role = roleInSentence(holding.role);
  await notifyCentre(tx, moment, holding.centreId, {
    title: `${person.name}'s role as ${role} restored`,
    text: `${moment.actor.name} restored ${person.name}'s role as ${role}.`,
  });
  await tx
    .updateTable("access.role_holding")
    .set({
      ended_at: null,
      ended_by: null,
      end_reason: null,
      ...(moment.approval ? { proposal_id: moment.approval.proposalId } : {}),
    })
    .where("holding_id", "=", holding.holdingId)
    .execute();
  const known = { role: holding.role, subjects: holding.subjects, holding: holding.holdingId, until: holding.until };
  return {
    answer: { personId: holding.personId },
    subject: { kind: "person", id: holding.personId },
    centreId: holding.centreId,
    chain: "board",
    before: { ...known, endedAt: holding.endedAt, reason: holding.endReason },
    after: known,
    events: [
      roleGiven.of(holding.centreId, { personId: holding.personId, role: holding.role, holdingId: holding.holdingId }),
    ],
  };
}
