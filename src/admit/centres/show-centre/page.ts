import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { findCentre } from "../queries.ts";

/** One centre: what the register holds, what it is approved for, and what may be done. */
export const showCentrePage: Route = {
  name: "show-centre",
  face: "page",
  method: "GET",
  path: "/board/centres/:centre",
  permission: "centres.view",
  scope: "board",
  summary: "A centre and what it is approved for",
  handle: showCentre,
};

async function showCentre({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const centreId = params["centre"] ?? "";
  const { centre, history } = await transactionAs(app, actor, async (tx) => ({
    centre: await findCentre(tx, centreId),
    history: await findTimeline(tx, actor, "centre", centreId),
  }));
  if (!centre) return notFound;
  return page("admit/centres/show-centre/page.njk", { centre, history, done: query["done"] ?? "" });
}
