import { transactionAs } from "#platform/app";
import { listPage, listRoute, showList } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { canSendAgain } from "../delivery-life.ts";
import { isPossible } from "../endpoint-life.ts";
import { webhookTrail } from "../endpoint-form.ts";
import { paths } from "../paths.ts";
import { deliveriesAbout, deliveriesList, statusTag } from "./deliveries-list.ts";
import { endpointsList } from "./endpoints-list.ts";
import { findDelivery } from "./list-deliveries.ts";
import { aboutEvent, findEndpoint } from "./list-endpoints.ts";

/** The webhooks of a centre, one of them with its messages, and one message with its attempts. */
export const listEndpointRoutes: readonly Route[] = [
  ...listPage(endpointsList),
  listRoute(deliveriesAbout, showEndpoint),
  {
    name: "show-delivery",
    face: "page",
    method: "GET",
    permission: "clients.manage",
    scope: "centre",
    path: paths.message.pattern,
    summary: "One message to a webhook and every attempt to deliver it",
    handle: showDelivery,
  },
];

async function showEndpoint(request: WebRequest): Promise<Reply> {
  const { app, actor, params, query } = request;
  const centreId = actor.centreId ?? "";
  const endpoint = await transactionAs(app, actor, (tx) => findEndpoint(tx, centreId, params["endpoint"] ?? ""));
  if (!endpoint) return notFound;
  const reply = await showList(request, deliveriesList(endpoint, centreId));
  const again = /^\d{1,6}$/.test(query["again"] ?? "") ? query["again"] : undefined;
  return reply.kind === "page" ? { ...reply, data: { ...reply.data, again } } : reply;
}

async function showDelivery({ app, actor, params }: WebRequest): Promise<Reply> {
  const [centreId, endpointId] = [actor.centreId ?? "", params["endpoint"] ?? ""];
  const found = await transactionAs(app, actor, async (tx) => {
    const endpoint = await findEndpoint(tx, centreId, endpointId);
    const delivery = await findDelivery(tx, centreId, endpointId, params["delivery"] ?? "");
    return endpoint && delivery && { endpoint, ...delivery };
  });
  if (!found) return notFound;
  const { delivery, endpoint } = found;
  return page("people/webhooks/list-endpoints/delivery.njk", {
    ...found,
    about: aboutEvent(delivery.type),
    status: statusTag(delivery.status),
    canReplay: canSendAgain(delivery.status) && isPossible(endpoint.state, "replay"),
    replay: paths.replayMessage({ endpoint: endpointId, delivery: delivery.deliveryId }),
    trail: webhookTrail(endpointId),
  });
}
