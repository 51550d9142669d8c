import { dayAt, ok } from "#kernel";
import type { DecideAgain } from "../app/proposable.ts";
import type { SecondPerson, TwoPersonAction } from "./action.ts";
import { notPermitted } from "../refusals.ts";
import { mayDo } from "./begin.ts";
import { carryOut, decide } from "./decide.ts";
import { inSlices } from "./in-slices.ts";
import { refusable } from "./refused-act.ts";

type Plan<Input, Facts, Value, Answer> = Omit<
  TwoPersonAction<Input, Facts, Value, Answer>,
  "secondPerson" | "decideAgain"
> & { readonly secondPerson: SecondPerson<Input, Facts, Value> };

/**
 * Declares an action of the board that may need a second person: see `SecondPerson`. `perform()` then proposes it, and
 * it is done exactly as proposed when somebody else who may do it approves.
 */
export function defineTwoPersonAction<Input, Facts, Value, Answer>(
  plan: Plan<Input, Facts, Value, Answer>,
): TwoPersonAction<Input, Facts, Value, Answer> {
  const action: TwoPersonAction<Input, Facts, Value, Answer> = {
    ...plan,
    decideAgain: (tx, raw, whose) => decideAgain(action, tx, raw, whose),
  };
  return action;
}

async function decideAgain<Input, Facts, Value, Answer>(
  action: TwoPersonAction<Input, Facts, Value, Answer>,
  ...[tx, raw, whose]: Parameters<DecideAgain>
): ReturnType<DecideAgain> {
  if (!mayDo(whose.actor, action)) return notPermitted.refuse();
  const moment = { ...whose, today: dayAt(whose.at) };
  const input = await inSlices(action.read(raw, moment));
  if (!input.ok) return input;
  return refusable(async () => {
    const decided = await decide(tx, action, input.value, moment);
    const words = action.secondPerson.words(decided);
    return ok({ words, carryOut: () => carryOut(tx, action, decided, moment) });
  });
}
