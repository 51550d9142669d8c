import { notFound, type Reply, type WebRequest } from "#platform";

/** A page of one side: both sides may see marks, but a centre has no board's pages, nor the board a centre's. */
export function onlyFor(
  side: "centre" | "board",
  handle: (request: WebRequest) => Promise<Reply>,
): (request: WebRequest) => Promise<Reply> {
  return async (request) => (request.actor.side === side ? handle(request) : notFound);
}
