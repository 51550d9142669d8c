import { type Decision, dayAt, refuse } from "#kernel";
import { type AnyAction, type Actor, type App, type Moment, newId, transactionAs } from "#platform";

/** Whether an act would be accepted as things stand, for a page that checks before it asks. Nothing is changed. */
export async function wouldAccept<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
): Promise<Decision<Value>> {
  if (action.permission === "self" || !actor.permissions.has(action.permission)) {
    return refuse("not-permitted-here", "Your account does not allow this. Ask the person who manages accounts.");
  }
  const at = app.clock();
  const moment: Moment = { at, today: dayAt(at), actId: newId(), actor, app, locks: false };
  const input = action.read(raw, moment);
  if (!input.ok) return input;
  return transactionAs(
    app,
    actor,
    async (tx) => {
      const facts = await action.load(tx, input.value, moment);
      return facts.ok ? action.rule(facts.value, input.value, moment) : facts;
    },
    action.account,
  );
}
