import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment, type Saved } from "#platform/perform";
import {
  type AccountDone,
  type AccountFacts,
  type AccountInput,
  loadAccount,
  readAccount,
  savedAccount,
  notifyCentres,
} from "../account-facts.ts";
import { personLines, roleProposalHours } from "../../second-person/role-words.ts";
import { holdingsOf, otherManagers } from "../holdings.ts";
import { databaseNow } from "../place.ts";
import { staffUnknown } from "../refusals.ts";
import { titleOfRole } from "../words.ts";
import { type Closing, mayClose } from "./rule.ts";

type Facts = AccountFacts & {
  readonly closing: Closing;
  /** The centres of which the person is the head, or was less than a day ago: ending that first is no way round. */
  readonly headOf: readonly string[];
};

/**
 * Closes a person's account and ends all their sessions. The board only. Takes `person` and `reason`. The account of a
 * head of centre needs a second person.
 */
export const closePerson = defineTwoPersonAction<AccountInput, Facts, Closing, AccountDone>({
  name: "close-person",
  summary: "Close a person's account",
  permission: "people.manage",
  account: "access",
  read: readAccount,
  load: loadClosing,
  rule: ({ closing }, { reason }, { actor }) => mayClose(actor.personId, closing, reason),
  save: saveClosing,
  secondPerson: {
    expiresAfterHours: roleProposalHours,
    needs: ({ facts }) => facts.headOf.length > 0,
    about: ({ input }) => input.personId,
    words: ({ facts, input }) => ({
      title: `Close ${facts.person.name}'s account`,
      does: [
        ...personLines(facts.person),
        { key: "Reason", value: input.reason },
        { key: "Then", value: "They are signed out everywhere, and cannot sign in any more" },
      ],
      restsOn: [
        { key: "Head of centre of", value: facts.headOf.join(", ") },
        {
          key: "All roles",
          value: facts.holdings.map(({ role, centreId }) => `${titleOfRole(role)} ${centreId ?? ""}`.trim()).join(", "),
        },
      ],
    }),
  },
});

async function loadClosing(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<Facts>> {
  if (moment.actor.side !== "board") return staffUnknown.refuse();
  const found = await loadAccount(tx, input, moment);
  if (!found.ok) return found;
  const {
    person: { personId, state },
    holdings,
  } = found.value;
  const board = holdings.filter(({ side }) => side === "board");
  const { now } = await databaseNow(tx);
  const others = await Promise.all(board.slice(0, 1).map((holding) => otherManagers(tx, holding, personId)));
  const othersManage = others
    .flat()
    .some(({ from, until }) => !isAfter(from, now) && (until === null || isAfter(until, now)));
  const headOf = (await holdingsOf(tx, personId)).flatMap(({ role, centreId, endedAt }) =>
    role === "head-of-centre" && centreId !== null && (endedAt === null || isAfter(dayAfter(endedAt), now))
      ? [centreId]
      : [],
  );
  return ok({
    ...found.value,
    headOf: [...new Set(headOf)],
    closing: { personId, state, boardRoles: board.map(({ role }) => role), othersManage },
  });
}

async function saveClosing(
  tx: Tx,
  { personId }: Closing,
  facts: Facts,
  { reason }: AccountInput,
  moment: Moment,
): Promise<Saved<AccountDone>> {
  await notifyCentres(tx, moment, facts, {
    title: `${facts.person.name}'s account closed`,
    text: `${moment.actor.name} closed ${facts.person.name}'s account. Reason: ${reason}`,
  });
  await tx.updateTable("access.person").set({ state: "closed" }).where("person_id", "=", personId).execute();
  await tx.deleteFrom("access.session").where("person_id", "=", personId).execute();
  return savedAccount(facts, moment, { before: { state: facts.person.state }, after: { state: "closed" }, reason });
}

function isAfter(one: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0;
}

function dayAfter(instant: string): string {
  return Temporal.Instant.from(instant).add({ hours: 24 }).toString();
}
