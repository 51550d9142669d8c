import { sql } from "kysely";
import type { Tx } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { writeAct } from "../audit/write-act.ts";
import { announce } from "../events/announce.ts";
import type { AnyAction, Decided, Moment } from "./action.ts";
import { inSlices } from "./in-slices.ts";
import { accepted } from "./refused-act.ts";

/** Loads, locks and decides. A refusal is thrown (RefusedAct). */
export async function decide<Input, Facts, Value, Answer>(
  tx: Tx,
  action: AnyAction<Input, Facts, Value, Answer>,
  input: Input,
  moment: Moment,
): Promise<Decided<Input, Facts, Value>> {
  if (action.takesLong) await takeLong(tx, moment);
  const facts = accepted(await action.load(tx, input, moment));
  return { input, facts, value: accepted(await inSlices(action.rule(facts, input, moment))) };
}

/** For this transaction alone, statements have the time of long work. */
async function takeLong(tx: Tx, { app }: Moment): Promise<void> {
  const most = `${app.database.limits.longSeconds}s`;
  await sql`select set_config('statement_timeout', ${most}, true),
                   set_config('idle_in_transaction_session_timeout', ${most}, true)`.execute(tx);
}

/** Does what was decided: saves, writes the act to the audit log and announces it, and gives the answer. */
export async function carryOut<Input, Facts, Value, Answer>(
  tx: Tx,
  action: AnyAction<Input, Facts, Value, Answer>,
  decided: Decided<Input, Facts, Value>,
  moment: Moment,
): Promise<Answer> {
  const { input, facts, value } = decided;
  const { knownTo } = action;
  const audience = typeof knownTo === "function" ? knownTo(decided) : knownTo;
  const saved = await action.save(tx, value, facts, input, moment);
  await writeAct(tx, moment, action.name, saved, audience);
  for (const logged of saved.also ?? [])
    await writeAct(tx, { ...moment, actId: newId() }, action.name, logged, audience);
  await announce(tx, saved.events ?? [], audience);
  return saved.answer;
}
