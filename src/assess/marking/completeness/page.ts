import { transactionAs } from "#platform/app";
import { listRoute, showList } from "#platform/lists";
import { notFound, type Reply, type WebRequest } from "#platform/web";
import { chooseSeries } from "../series.ts";
import { onlyFor } from "../side.ts";
import { aboutCandidates, candidatesList } from "./candidates-list.ts";
import { aboutCentres, centresList } from "./centres-list.ts";
import { aboutComponents, componentsList } from "./components-list.ts";
import { findCentre, findComponent } from "./find-place.ts";

/** How many marks are in: of every component, of its centres, and of the candidates of one centre. */
export const completenessPages = [
  listRoute(aboutComponents, onlyFor("board", showComponents)),
  listRoute(aboutCentres, onlyFor("board", showCentres)),
  listRoute(aboutCandidates, onlyFor("board", showCandidates)),
];

async function showComponents(request: WebRequest): Promise<Reply> {
  const { app, actor, query } = request;
  const series = await transactionAs(app, actor, (tx) => chooseSeries(tx, query["series"], actor, app.clock()));
  if (!series.shown && query["series"]) return notFound;
  return showList(request, componentsList(series.shown && series));
}

async function showCentres(request: WebRequest): Promise<Reply> {
  const { app, actor, params, query } = request;
  const { series, component } = await transactionAs(app, actor, async (tx) => ({
    series: await chooseSeries(tx, query["series"], actor, app.clock()),
    component: await findComponent(tx, params["component"] ?? ""),
  }));
  return series.shown && component ? showList(request, centresList(series, component)) : notFound;
}

async function showCandidates(request: WebRequest): Promise<Reply> {
  const { app, actor, params, query } = request;
  const { series, component, centre } = await transactionAs(app, actor, async (tx) => ({
    series: await chooseSeries(tx, query["series"], actor, app.clock()),
    component: await findComponent(tx, params["component"] ?? ""),
    centre: await findCentre(tx, params["centre"] ?? ""),
  }));
  return series.shown && component && centre ? showList(request, candidatesList(series, component, centre)) : notFound;
}
