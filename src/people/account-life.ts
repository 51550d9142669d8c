import { lifeCycle, statusAfter } from "#kernel";

/**
 * The life of an account. One that is dormant for too long is suspended, and those who manage accounts can reactivate
 * it. The board closes an account and can open it again.
 */
export const accountLife = lifeCycle("account", {
  active: { suspend: "suspended", close: "closed" },
  suspended: { reactivate: "active", close: "closed" },
  closed: { reopen: "active" },
});

export type AccountState = keyof typeof accountLife.steps;
export type AccountAct = "suspend" | "reactivate" | "close" | "reopen";

/** The state of an account after an act, or undefined when the act is not possible in its state. */
export function stateAfter(state: string, act: AccountAct): AccountState | undefined {
  return isAccountState(state) ? statusAfter(accountLife, state, act) : undefined;
}

function isAccountState(state: string): state is AccountState {
  return Object.hasOwn(accountLife.steps, state);
}
