import { notFound, page, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { findCentre } from "../queries.ts";

/** One centre: what the register holds, what it is approved for, and what may be done. */
export const showCentrePage: Route = {
  name: "show-centre", face: "page", method: "GET", path: "/board/centres/:centre", permission: "centres.view",
  scope: "board",
  summary: "A centre and what it is approved for", handle: showCentre,
};

async function showCentre({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const centre = await transactionAs(app, actor, (tx) => findCentre(tx, params["centre"] ?? ""));
  if (!centre) return notFound;
  return page("admit/centres/show-centre/page.njk", { centre, done: query["done"] ?? "" });
}
