import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { type App, transactionAs } from "../app/app.ts";
import type { AnyAction, Decided } from "./action.ts";
import { begin } from "./begin.ts";
import { inSlices } from "./in-slices.ts";

/** What an act would do, what it was decided on, and what was asked for. */
export type Considered<Input, Facts, Value> = Decided<Input, Facts, Value>;

/**
 * Whether an act would be allowed as things stand, and what it would do: permission, read, load, rule. Nothing is
 * changed and nothing locked. The transaction is read-only, so that a load which writes or locks whatever
 * `moment.locks` says fails loudly. For check pages, buttons and previews; `perform()` decides again.
 */
export async function consider<Input, Facts, Value, Answer>(
  app: App,
  actor: Actor,
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
): Promise<Decision<Considered<Input, Facts, Value>>> {
  const begun = await begin(app, actor, action, raw, false);
  if (!begun.ok) return begun;
  const { input, moment } = begun.value;
  return transactionAs(
    app,
    actor,
    async (tx) => {
      await sql`set transaction read only`.execute(tx);
      const facts = await action.load(tx, input, moment);
      if (!facts.ok) return facts;
      const value = await inSlices(action.rule(facts.value, input, moment));
      return value.ok ? ok({ value: value.value, facts: facts.value, input }) : value;
    },
    action.account,
  );
}
