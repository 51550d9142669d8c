import { type Decision, ok } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import { somethingChanged } from "../app/board.ts";
import type { Action, AnyAction, Performed } from "./action.ts";
import { begin } from "./begin.ts";
import { carryOut, decide } from "./decide.ts";
import { keyed, rememberAnswer, rememberedAnswer } from "./idempotency.ts";
import { propose } from "./propose.ts";
import { refusable } from "./refused-act.ts";

/**
 * The only gate for change: permission, read, then in one transaction load and lock, rule, save, audit and announce. A
 * refusal rolls everything back. With an idempotency key, the same person sending the same input again gets the first
 * answer again. What needs a second person is not saved: it is proposed, and the answer is the proposal.
 */
export async function perform<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: Action<Input, Facts, Value, Answer>,
  raw: unknown,
  idempotencyKey?: string,
): Promise<Decision<Answer>>;
export async function perform<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
  idempotencyKey?: string,
): Promise<Performed<Answer>>;
export async function perform<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
  idempotencyKey?: string,
): Promise<Performed<Answer>> {
  const begun = await begin(app, actor, action, raw, true);
  if (!begun.ok) return begun;
  const { input, moment } = begun.value;
  const sent = await keyed(raw, idempotencyKey, actor);
  const performed = await refusable(() =>
    transactionAs(
      app,
      actor,
      async (tx) => {
        const remembered = await rememberedAnswer<Answer>(tx, actor, action.name, sent);
        if (remembered) return remembered;
        const decided = await decide(tx, action, input, moment);
        const answer = action.secondPerson?.needs(decided)
          ? await propose(tx, moment, action, decided, raw)
          : ok(await carryOut(tx, action, decided, moment));
        await rememberAnswer(tx, actor, action.name, answer, sent);
        return answer;
      },
      action.account,
    ),
  );
  if (performed.ok) somethingChanged(app);
  return performed;
}
