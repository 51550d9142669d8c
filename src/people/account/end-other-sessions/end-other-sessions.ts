import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { sessionEnded } from "../refusals.ts";
import { centreConcerned } from "../notify-person.ts";

type Input = { readonly keep: string };
type Facts = { readonly others: number };

/** Ends every session of one's own except the one to `keep`, which must be one's own too. */
export const endOtherSessions = defineAction<Input, Facts, Facts, Facts>({
  name: "end-other-sessions",
  summary: "End all my sessions in other browsers",
  permission: "self",
  account: "access",
  read: (raw) => ok({ keep: fieldText(raw, "keep") }),
  load,
  rule: (facts) => ok(facts),
  save,
});

async function load(tx: Tx, { keep }: Input, { actor, locks }: Moment): Promise<Decision<Facts>> {
  const own = await tx
    .selectFrom("access.session")
    .select("session_id")
    .where("person_id", "=", actor.personId)
    .$if(locks, (query) => query.forUpdate())
    .execute();
  return own.some((each) => each.session_id === keep) ? ok({ others: own.length - 1 }) : sessionEnded.refuse();
}

async function save(tx: Tx, facts: Facts, _facts: Facts, { keep }: Input, moment: Moment): Promise<Saved<Facts>> {
  const { personId } = moment.actor;
  await tx.deleteFrom("access.session").where("person_id", "=", personId).where("session_id", "!=", keep).execute();
  return {
    answer: facts,
    subject: { kind: "person", id: personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { sessions: facts.others + 1 },
    after: { sessions: 1 },
  };
}
