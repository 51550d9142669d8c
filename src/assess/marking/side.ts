import { notFound, type Reply, type Route, type WebRequest } from "#platform/web";

/** What a grid sends: up to three fields of about 30 characters for each of the 9,999 candidate numbers of a centre. */
export const gridTakes = { form: 1_000_000, fields: 30_100 } as const satisfies Route["takes"];

/** A page of one side: both sides can see marks, but neither has the other side's pages. */
export function onlyFor(
  side: "centre" | "board",
  handle: (request: WebRequest) => Promise<Reply>,
): (request: WebRequest) => Promise<Reply> {
  return async (request) => (request.actor.side === side ? handle(request) : notFound);
}
