import { findTimeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { centreTags } from "../centre-tags.ts";
import { paths } from "../paths.ts";
import { findCentre } from "../queries.ts";

/** One centre: its details, what it is approved for, and its history. */
export const showCentrePage: Route = {
  name: "show-centre",
  face: "page",
  method: "GET",
  path: paths.centre.pattern,
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
  const data = { centre, status: centreTags[centre.status], history, to: paths, done: query["done"] ?? "" };
  return page("admit/centres/show-centre/page.njk", data);
}
