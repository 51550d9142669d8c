import type { Subscriber } from "#platform";

/** Everyone who listens to events, module by module in life-cycle order. */
export const subscribers: readonly Subscriber[] = [];
