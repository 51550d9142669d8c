import { transactionAs } from "#platform/app";
import { type List, listApi, listRoute, showList } from "#platform/lists";
import { notFound, type Reply, type Route, type WebRequest } from "#platform/web";
import { readCode } from "../read-address.ts";
import { showGrid } from "./grid-list.ts";
import type { ListedResult } from "./listed-result.ts";
import { ownResults, resultsOfCentre } from "./result-list.ts";

/** The results of a centre: to the centre itself and its systems, and to the board for any centre. */
export const listResultsRoutes: readonly Route[] = [
  listRoute(ownResults, (request) => showView(request, request.actor.centreId ?? "", ownResults)),
  ...listApi(ownResults),
  listRoute(resultsOfCentre(":centre"), showResultsOfCentre),
];

async function showResultsOfCentre(request: WebRequest): Promise<Reply> {
  const centreId = readCode(request.params["centre"]) ?? "";
  return (await isCentre(request, centreId)) ? showView(request, centreId, resultsOfCentre(centreId)) : notFound;
}

/** Results one by one, or as a grid of candidates by subject. */
function showView(request: WebRequest, centreId: string, list: List<ListedResult>): Promise<Reply> {
  return request.query["by"] === "grid" ? showGrid(request, centreId, list) : showList(request, list);
}

/** Whether there is a centre of this number: the board tells one that has no results from one that does not exist. */
function isCentre({ app, actor }: WebRequest, centreId: string): Promise<boolean> {
  return transactionAs(app, actor, async (tx) => {
    const found = await tx
      .selectFrom("centres.centre")
      .select("centre_id")
      .where("centre_id", "=", centreId)
      .executeTakeFirst();
    return found !== undefined;
  });
}
