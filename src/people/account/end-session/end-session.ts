import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { browserWords } from "../browser-words.ts";
import { sessionAbsent } from "../refusals.ts";
import { centreConcerned } from "../notify-person.ts";

type Input = { readonly sessionId: string };
type Facts = { readonly sessionId: string; readonly browser: string };

/** Ends a session of one's own in another browser. Takes `session`. Refused: another person's session. */
export const endOwnSession = defineAction<Input, Facts, Facts, Facts>({
  name: "end-session",
  summary: "End one of my sessions in another browser",
  permission: "self",
  account: "access",
  read: (raw) => ok({ sessionId: fieldText(raw, "session") }),
  load,
  rule: (facts) => ok(facts),
  save,
});

async function load(tx: Tx, { sessionId }: Input, { actor, locks }: Moment): Promise<Decision<Facts>> {
  const own = await tx
    .selectFrom("access.session")
    .select(["session_id as sessionId", "browser"])
    .where("person_id", "=", actor.personId)
    .$if(locks, (query) => query.forUpdate())
    .execute();
  const found = own.find((each) => each.sessionId === sessionId);
  return found ? ok({ sessionId, browser: browserWords(found.browser) }) : sessionAbsent.refuse();
}

async function save(tx: Tx, facts: Facts, _facts: Facts, _input: Input, moment: Moment): Promise<Saved<Facts>> {
  await tx.deleteFrom("access.session").where("session_id", "=", facts.sessionId).execute();
  return {
    answer: facts,
    subject: { kind: "person", id: moment.actor.personId },
    chain: "board",
    centreId: await centreConcerned(tx, moment),
    before: { session: facts.sessionId, browser: facts.browser },
  };
}
