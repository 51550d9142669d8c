import type { Decision } from "#kernel";

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

/** The value of a yes; a no is thrown. */
export function accepted<Value>(decision: Decision<Value>): Value {
  if (decision.ok) return decision.value;
  throw new RefusedAct(decision);
}

/** Runs something and gives a refusal thrown within it as the answer. */
export async function refusable<Answer>(run: () => Promise<Answer>): Promise<Answer | Decision<never>> {
  try {
    return await run();
  } catch (fault) {
    if (fault instanceof RefusedAct) return fault.decision;
    throw fault;
  }
}
