import { type Decision, ok } from "#kernel";
import { defineTwoPersonAction, type Moment, type Saved, type Tx } from "#platform";
import { isRole } from "../../roles.ts";
import { holdingUnknown } from "../end-facts.ts";
import { type Giving, loadGiving } from "../grant-facts.ts";
import { staffUnknown } from "../grant-role/grant-role.ts";
import type { Grant } from "../grant-role/rule.ts";
import { findHolding, type Holding } from "../holdings.ts";
import { findStaff, type StaffPerson } from "../people.ts";
import { placeOf } from "../place.ts";
import { readFields } from "../read-terms.ts";
import { tellCentre } from "../tell-centre.ts";
import { titleOfRole } from "../words.ts";
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

/** Gives a role back that was ended by mistake, as it was. Takes `holding`. One of the board needs a second person. */
export const restoreRole = defineTwoPersonAction<{ holdingId: string }, Facts, Grant, { personId: string }>({
  name: "restore-role",
  summary: "Give a role back that was ended by mistake",
  permission: "people.manage",
  read: (raw) => ok({ holdingId: readFields(raw)("holding") }),
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

async function loadRestore(tx: Tx, { holdingId }: { holdingId: string }, { actor }: Moment): Promise<Decision<Facts>> {
  const [holding, place] = [await findHolding(tx, holdingId), placeOf(actor)];
  if (!holding || !place || !isRole(holding.role)) return holdingUnknown;
  if (actor.side === "centre" && holding.centreId !== actor.centreId) return holdingUnknown;
  const person = await findStaff(tx, holding.personId, place);
  if (!person || person.state === "closed") return staffUnknown;
  return ok({ ...(await loadGiving(tx, actor, holding.role, holding.personId)), holding, person });
}

async function saveRestore(
  tx: Tx,
  _grant: Grant,
  { holding, person }: Facts,
  _input: unknown,
  moment: Moment,
): Promise<Saved<{ personId: string }>> {
  const title = titleOfRole(holding.role);
  await tellCentre(tx, moment, holding.centreId, {
    title: `${title} restored for ${person.name}`,
    text: `${moment.actor.name} gave ${person.name} the role ${title} again.`,
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
