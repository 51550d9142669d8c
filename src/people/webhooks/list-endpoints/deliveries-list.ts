import { ok } from "#kernel";
import type { List, ListColumn, Tag } from "#platform/lists";
import { type DeliveryStatus, deliveryLife } from "../delivery-life.ts";
import { hostOf } from "../endpoint.ts";
import { isPossible } from "../endpoint-life.ts";
import { webhookTrail } from "../endpoint-form.ts";
import { paths } from "../paths.ts";
import { endpointTags } from "./endpoints-list.ts";
import { listDeliveries, type ListedDelivery } from "./list-deliveries.ts";
import type { ListedEndpoint } from "./list-endpoints.ts";

const statusTags: Readonly<Record<DeliveryStatus, Tag>> = {
  waiting: { text: "Waiting", colour: "blue" },
  delivered: { text: "Delivered", colour: "green" },
  failed: { text: "Failed", colour: "red" },
};

/** The status of a message, in words with a colour. */
export function statusTag(status: string): Tag {
  return status === "waiting" || status === "delivered" ? statusTags[status] : statusTags.failed;
}

/** What the route of the page of one webhook is made of; the list itself is made for a webhook. */
export const deliveriesAbout = {
  name: "show-endpoint",
  summary: "One webhook and its messages, with a filter and export",
  path: paths.webhook,
  permission: "clients.manage",
  scope: "centre",
} as const;

/** A webhook with the messages to it. */
export function deliveriesList(endpoint: ListedEndpoint, centreId: string): List<ListedDelivery> {
  const { endpointId, url, state } = endpoint;
  const can = {
    test: isPossible(state, "test"),
    resume: isPossible(state, "resume"),
    replay: isPossible(state, "replay"),
  };
  return {
    ...deliveriesAbout,
    title: `Webhook to ${hostOf(url)}`,
    fileName: "webhook-messages",
    trail: webhookTrail(),
    filters: [
      {
        name: "status",
        label: "Status",
        all: "Any",
        choices: Object.keys(deliveryLife.steps).map((value) => ({ value, text: statusTag(value).text })),
      },
    ],
    columns: columnsOf(endpointId),
    empty: "No messages yet. Messages appear here for 30 days, with the response of the system.",
    template: "people/webhooks/list-endpoints/endpoint.njk",
    notices: ["done", "again"],
    find: async (tx, asked) => {
      const found = await listDeliveries(tx, centreId, endpointId, asked.values["status"] ?? "", asked);
      const data = { endpoint, state: endpointTags[state], can, of: { endpoint: endpointId }, to: paths };
      return ok({ ...found, data });
    },
  };
}

function columnsOf(endpoint: string): readonly ListColumn<ListedDelivery>[] {
  return [
    { name: "messageId", heading: "Message", only: ["file"], value: ({ eventId }) => `msg_${eventId}` },
    {
      name: "when",
      heading: "Created",
      kind: "instant",
      only: ["page"],
      value: ({ madeAt }) => madeAt,
      link: ({ deliveryId }) => paths.message({ endpoint, delivery: deliveryId }),
    },
    { name: "type", heading: "Event", kind: "code", value: ({ type }) => type },
    { name: "status", heading: "Status", value: ({ status }) => status, tags: ({ status }) => [statusTag(status)] },
    { name: "tries", heading: "Attempts", kind: "whole", value: ({ tries }) => tries },
    { name: "madeAt", heading: "Created", kind: "instant", only: ["file"], value: ({ madeAt }) => madeAt },
    {
      name: "nextAt",
      heading: "Next attempt",
      kind: "instant",
      value: ({ status, nextAt }) => (status === "waiting" ? nextAt : null),
    },
    { name: "endedAt", heading: "Ended", kind: "instant", value: ({ endedAt }) => endedAt },
    { name: "payload", heading: "Body", only: ["file"], value: ({ payload }) => payload },
  ];
}
