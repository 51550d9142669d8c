import type { Decision } from "#kernel";

/** The value of an act that the demonstration expects to be accepted; anything else is a fault of the demonstration. */
export function done<Value>(what: string, decision: Decision<Value>): Value {
  if (decision.ok) return decision.value;
  const reasons = decision.refusals
    .slice(0, 5)
    .map((refusal) =>
      [refusal.file, refusal.line, refusal.code, refusal.text].filter((part) => part !== undefined).join(" "),
    )
    .join("; ");
  throw new Error(`The demonstration could not ${what}: ${reasons}`);
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
