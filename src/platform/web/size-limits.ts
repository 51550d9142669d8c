import type { Route } from "./route.ts";

/** Greatest size of what is sent to a route, in bytes, unless the route says otherwise. */
const usualBody = 5_000_000;

/** For routes that take the files of a whole centre. */
export const largeBody = 25_000_000;

/** How much a route takes at once, in bytes: a file, the files of a form together, or JSON. */
export function bodyBytesMax(route: Pick<Route, "bodyBytesMax">): number {
  return route.bodyBytesMax ?? usualBody;
}

/** What was sent is larger than its route takes. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
}
