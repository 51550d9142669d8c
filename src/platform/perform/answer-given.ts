import type { Actor } from "../actors/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import { notPermitted } from "../refusals.ts";
import type { AnyAction, Performed } from "./action.ts";
import { mayDo } from "./begin.ts";
import { keyed, rememberedAnswer } from "./idempotency.ts";

/**
 * The answer that `perform()` gave before to this person, key and content; undefined when the key is new. For work that
 * begins with an act and goes on after it: sent again, it must not begin again. Refused: no permission, and a key that
 * was used for something else.
 */
export async function answerGiven<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
  idempotencyKey: string,
): Promise<Performed<Answer> | undefined> {
  if (!mayDo(actor, action)) return notPermitted.refuse();
  const sent = await keyed(raw, idempotencyKey, actor);
  return transactionAs(app, actor, (tx) => rememberedAnswer<Answer>(tx, actor, action.name, sent), action.account);
}
