import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { type AnyAction, isProposed, perform, type Performed } from "#platform/perform";
import { approve } from "#platform/proposals";

/** What a step of the demonstration meant to do was refused. */
export class StepRefused extends Error {}

/**
 * Does a part of a step that somebody who looks round may have done already, or made impossible: what is refused then
 * is passed over, and the log says so. Anything else that goes wrong stops the demonstration.
 */
export async function unlessAnticipated(app: App, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof StepRefused)) throw fault;
    app.log(`${fault.message} Passed over: somebody has acted here before.`);
  }
}

/** The value of an act that the demonstration expects to be accepted; anything else is a fault of the demonstration. */
export function done<Value>(what: string, decision: Performed<Value>): Value {
  if (decision.ok) return decision.value;
  if (isProposed(decision)) throw new StepRefused(`The demonstration could not ${what}: it waits for a second person.`);
  const reasons = decision.refusals
    .slice(0, 5)
    .map((refusal) =>
      [refusal.file, refusal.line, refusal.code, refusal.text].filter((part) => part !== undefined).join(" "),
    )
    .join("; ");
  throw new StepRefused(`The demonstration could not ${what}: ${reasons}`);
}

/** Has one person propose an act that needs two people, and another approve it, as people do on the pages. */
export async function byTwoPeople<Input, Facts, Value, Answer>(
  what: string,
  app: App,
  [proposer, approver]: readonly [Actor, Actor],
  action: AnyAction<Input, Facts, Value, Answer>,
  raw: unknown,
): Promise<void> {
  const proposed = await perform(app, proposer, action, raw);
  if (!isProposed(proposed)) {
    done(what, proposed);
    throw new Error(`The demonstration meant to ${what} by two people, and one was enough.`);
  }
  done(`approve: ${what}`, await approve(app, approver, proposed.proposal.proposalId));
}

/** Runs something for every item, a few at a time, and keeps the answers in order. */
export async function inTurn<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = Array.from({ length: items.length });
  let next = 0;
  const take = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) answers[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return answers;
}
