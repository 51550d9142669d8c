import { type Decision, ok } from "#kernel";
import type { Actor } from "../app/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import { writeAct } from "../audit/write-act.ts";
import { announce } from "../events/announce.ts";
import type { Action } from "./action.ts";
import { begin } from "./begin.ts";
import { rememberAnswer, rememberedAnswer } from "./idempotency.ts";
import { accepted, refusable } from "./refused-act.ts";

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
  const begun = begin(app, actor, action, raw, true);
  if (!begun.ok) return begun;
  const { input, moment } = begun.value;
  return refusable(() =>
    transactionAs(
      app,
      actor,
      async (tx) => {
        const remembered = await rememberedAnswer<Answer>(tx, actor, action.name, raw, idempotencyKey);
        if (remembered) return remembered;
        const facts = accepted(await action.load(tx, input, moment));
        const value = accepted(action.rule(facts, input, moment));
        const saved = await action.save(tx, value, facts, input, moment);
        await writeAct(tx, moment, action.name, saved);
        await announce(tx, saved.events ?? []);
        await rememberAnswer(tx, actor, action.name, raw, saved.answer, idempotencyKey);
        return ok(saved.answer);
      },
      action.account,
    ),
  );
}
