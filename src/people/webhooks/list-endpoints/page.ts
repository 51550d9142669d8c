import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, listView, pagination, rangeWords, tableFile } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import {
  aboutEvent,
  findDelivery,
  findEndpoint,
  listDeliveries,
  type ListedDelivery,
  type ListedEndpoint,
  listEndpoints,
} from "./list-endpoints.ts";

const permission = "clients.manage";

/** The webhooks of a centre, one of them with its messages, and one message with its attempts. */
export const listEndpointRoutes: readonly Route[] = [
  {
    name: "list-endpoints",
    face: "page",
    method: "GET",
    path: "/centre/systems/webhooks",
    permission,
    scope: "centre",
    summary: "Where events of the centre are sent, with export",
    handle: showEndpoints,
  },
  {
    name: "show-endpoint",
    face: "page",
    method: "GET",
    path: "/centre/systems/webhooks/:endpoint",
    permission,
    scope: "centre",
    summary: "One webhook and its messages, with a filter and export",
    handle: showEndpoint,
  },
  {
    name: "show-delivery",
    face: "page",
    method: "GET",
    permission,
    scope: "centre",
    path: "/centre/systems/webhooks/:endpoint/messages/:delivery",
    summary: "One message to a webhook and every attempt to deliver it",
    handle: showDelivery,
  },
];

async function showEndpoints({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const endpoints = await transactionAs(app, actor, (tx) => listEndpoints(tx, actor.centreId ?? ""));
  const format = findTableFormat(query);
  if (format) return tableFile("webhooks", format, endpointHeading, endpoints.map(endpointRow));
  return page("people/webhooks/list-endpoints/list.njk", {
    endpoints,
    done: doneWords.get(query["done"] ?? ""),
    ...exportAddresses(path, query, { done: "" }),
  });
}

const statusWords = { waiting: "Waiting", delivered: "Delivered", failed: "Failed" } as const;

async function showEndpoint({ app, actor, path, params, query }: WebRequest): Promise<Reply> {
  const [status, view, format] = [query["status"] ?? "", listView(query, 50), findTableFormat(query)];
  const [centreId, endpointId] = [actor.centreId ?? "", params["endpoint"] ?? ""];
  const found = await transactionAs(app, actor, async (tx) => {
    const endpoint = await findEndpoint(tx, centreId, endpointId);
    return (
      endpoint && { endpoint, ...(await listDeliveries(tx, centreId, endpointId, status, format ? undefined : view)) }
    );
  });
  if (!found) return notFound;
  if (format) return tableFile("webhook-messages", format, deliveryHeading, found.deliveries.map(deliveryRow));
  return page("people/webhooks/list-endpoints/endpoint.njk", {
    ...found,
    deliveries: found.deliveries.map((each) => ({ ...each, about: aboutEvent(each.type) })),
    status,
    statuses: Object.entries(statusWords).map(([value, text]) => ({ value, text })),
    done: doneWords.get(query["done"] ?? ""),
    again: /^\d{1,6}$/.test(query["again"] ?? "") ? query["again"] : undefined,
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query, { done: "", again: "" }),
  });
}

async function showDelivery({ app, actor, params }: WebRequest): Promise<Reply> {
  const [centreId, endpointId] = [actor.centreId ?? "", params["endpoint"] ?? ""];
  const found = await transactionAs(app, actor, async (tx) => {
    const endpoint = await findEndpoint(tx, centreId, endpointId);
    const delivery = await findDelivery(tx, centreId, endpointId, params["delivery"] ?? "");
    return endpoint && delivery && { endpoint, ...delivery };
  });
  if (!found) return notFound;
  return page("people/webhooks/list-endpoints/delivery.njk", { ...found, about: aboutEvent(found.delivery.type) });
}

const doneWords: ReadonlyMap<string, string> = new Map([
  ["changed", "Webhook changed."],
  ["removed", "Webhook removed. No more messages will be sent to it."],
  ["resumed", "Webhook resumed. Waiting messages are sent first."],
  ["tested", "Test message sent. Load this page again in a moment to see the result."],
]);

const endpointHeading = ["Address", "Events", "Status", "Waiting", "Failed", "Last delivered"] as const;
const deliveryHeading = ["Message", "Event", "Status", "Attempts", "Created", "Next attempt", "Ended", "Body"] as const;

function endpointRow({ url, events, state, waiting, failed, lastTakenAt }: ListedEndpoint) {
  return [url, events.join("; "), state, waiting, failed, lastTakenAt];
}

function deliveryRow({ eventId, type, status, tries, madeAt, nextAt, endedAt, payload }: ListedDelivery) {
  return [`msg_${eventId}`, type, status, tries, madeAt, status === "waiting" ? nextAt : null, endedAt, payload];
}
