import { type Decision, dayAt, ok, refuse } from "#kernel";
import type { Actor } from "../app/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import { writeAct } from "../audit/write-act.ts";
import { newId } from "../database/new-id.ts";
import { announce } from "../events/announce.ts";
import type { Action, Moment } from "./action.ts";
import { rememberAnswer, rememberedAnswer } from "./idempotency.ts";

/**
 * The only gate for change: permission, read, then in one transaction load and lock, rule, save, audit and announce. A
 * refusal rolls everything back. With an idempotency key, the same person sending the same input again gets the first
 * answer again.
 */
export async function perform<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: Action<Input, Facts, Value, Answer>,
  raw: unknown,
  idempotencyKey?: string,
): Promise<Decision<Answer>> {
  if (action.permission === "self" ? actor.personId === "public" : !actor.permissions.has(action.permission)) {
    return refuse(
      "not-permitted",
      `Your account does not allow this: ${action.summary.toLowerCase()}. Ask the person who manages accounts.`,
    );
  }
  const at = app.clock();
  const moment: Moment = { at, today: dayAt(at), actId: newId(), actor, app };
  const input = action.read(raw, moment);
  if (!input.ok) return input;
  return refusable(() =>
    transactionAs(
      app,
      actor,
      async (tx) => {
        const remembered = await rememberedAnswer<Answer>(tx, actor, action.name, raw, idempotencyKey);
        if (remembered) return remembered;
        const facts = accepted(await action.load(tx, input.value, moment));
        const value = accepted(action.rule(facts, input.value, moment));
        const saved = await action.save(tx, value, facts, input.value, moment);
        await writeAct(tx, moment, action.name, saved);
        await announce(tx, saved.events ?? []);
        await rememberAnswer(tx, actor, action.name, raw, saved.answer, idempotencyKey);
        return ok(saved.answer);
      },
      action.account,
    ),
  );
}

/**
 * Carries a refusal out of a transaction, so that the transaction rolls back. An action's `save` throws it for a "no"
 * that only the database could find (a row that is still in use).
 */
export class RefusedAct extends Error {
  readonly decision: Decision<never>;
  constructor(decision: Decision<never>) {
    super("refused");
    this.decision = decision;
  }
}

function accepted<Value>(decision: Decision<Value>): Value {
  if (decision.ok) return decision.value;
  throw new RefusedAct(decision);
}

async function refusable<Answer>(run: () => Promise<Decision<Answer>>): Promise<Decision<Answer>> {
  try {
    return await run();
  } catch (fault) {
    if (fault instanceof RefusedAct) return fault.decision;
    throw fault;
  }
}
