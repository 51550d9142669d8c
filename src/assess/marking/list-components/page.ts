import { transactionAs } from "#platform/app";
import { listRoute, showList } from "#platform/lists";
import { notFound, type Reply, type WebRequest } from "#platform/web";
import { chooseSeries } from "../series.ts";
import { onlyFor } from "../side.ts";
import { aboutOwnComponents, ownComponentsList } from "./components-list.ts";

/** A centre's centre-marked components. */
export const centreMarksPage = listRoute(aboutOwnComponents, onlyFor("centre", show));

async function show(request: WebRequest): Promise<Reply> {
  const { app, actor, query } = request;
  const series = await transactionAs(app, actor, (tx) => chooseSeries(tx, query["series"], actor, app.clock()));
  return series.shown ? showList(request, ownComponentsList(series, actor)) : notFound;
}
