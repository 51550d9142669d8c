import type { Route } from "#platform/web";

/**
 * Asks people to confirm who they are before the question too, so that what they typed is not lost on the way to
 * confirming it.
 */
export function confirmed(routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, confirm: true }));
}
