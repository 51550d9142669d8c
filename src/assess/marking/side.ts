import { notFound, type Reply, type WebRequest } from "#platform/web";

/** A page of one side: both sides can see marks, but neither has the other side's pages. */
export function onlyFor(
  side: "centre" | "board",
  handle: (request: WebRequest) => Promise<Reply>,
): (request: WebRequest) => Promise<Reply> {
  return async (request) => (request.actor.side === side ? handle(request) : notFound);
}
