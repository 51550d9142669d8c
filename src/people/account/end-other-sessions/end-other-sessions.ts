import { type Decision, ok, refuse } from "#kernel";
import { defineAction, type Moment, type Saved, type Tx } from "#platform";
import { centreConcerned } from "../tell-person.ts";

type Input = { readonly keep: string };
type Facts = { readonly others: number };

/** Ends every session of one's own but the one this was asked in. Takes the session to `keep`, one's own too. */
export const endOtherSessions = defineAction<Input, Facts, Facts, Facts>({
  name: "end-other-sessions",
  summary: "End all my sessions in other browsers",
  permission: "self",
  account: "access",
  read: (raw) => ok({ keep: String((raw && typeof raw === "object" && "keep" in raw && raw.keep) || "") }),
  load,
  rule: (facts) => ok(facts),
  save,
});

async function load(tx: Tx, { keep }: Input, { actor }: Moment): Promise<Decision<Facts>> {
  const own = await tx
    .selectFrom("access.session")
    .select("session_id")
    .where("person_id", "=", actor.personId)
    .forUpdate()
    .execute();
  return own.some((each) => each.session_id === keep)
    ? ok({ others: own.length - 1 })
    : refuse("session-absent", "This session has ended. Sign in again.");
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
