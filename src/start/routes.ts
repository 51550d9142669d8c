import type { Route } from "#platform";

/** Every page and endpoint, module by module in life-cycle order. */
export const routes: readonly Route[] = [];
