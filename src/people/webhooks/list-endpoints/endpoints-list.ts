import { ok } from "#kernel";
import type { List, Tag } from "#platform/lists";
import { paths } from "../paths.ts";
import type { EndpointState } from "../endpoint-life.ts";
import { type ListedEndpoint, listEndpoints } from "./list-endpoints.ts";
import { pageOfRows } from "#platform/lists";

export const endpointTags: Readonly<Record<EndpointState, Tag>> = {
  on: { text: "On", colour: "green" },
  paused: { text: "Paused", colour: "red" },
  removed: { text: "Removed", colour: "grey" },
};

/** The webhooks of a centre. */
export const endpointsList: List<ListedEndpoint> = {
  name: "list-endpoints",
  summary: "Where events of the centre are sent, with export",
  path: paths.webhooks,
  permission: "clients.manage",
  scope: "centre",
  title: "Webhooks",
  trail: [{ text: "Systems", href: paths.systems() }],
  filters: [],
  columns: [
    {
      name: "url",
      heading: "Address",
      value: ({ url }) => url,
      link: ({ endpointId }) => paths.webhook({ endpoint: endpointId }),
    },
    { name: "events", heading: "Events", value: ({ events }) => events.join("; ") },
    { name: "state", heading: "Status", value: ({ state }) => state, tags: ({ state }) => [endpointTags[state]] },
    {
      name: "waiting",
      heading: "Waiting",
      kind: "whole",
      value: ({ waiting }) => waiting,
      link: ({ endpointId }) => paths.webhook({ endpoint: endpointId }, { status: "waiting" }),
    },
    {
      name: "failed",
      heading: "Failed",
      kind: "whole",
      value: ({ failed }) => failed,
      link: ({ endpointId }) => paths.webhook({ endpoint: endpointId }, { status: "failed" }),
    },
    { name: "lastTakenAt", heading: "Last delivered", kind: "instant", value: ({ lastTakenAt }) => lastTakenAt },
  ],
  empty: "No webhooks yet. Webhooks you add appear here.",
  template: "people/webhooks/list-endpoints/list.njk",
  notices: ["done"],
  find: async (tx, asked) => {
    const endpoints = await listEndpoints(tx, asked.actor.centreId ?? "");
    return ok({ ...pageOfRows(endpoints, asked), data: { to: paths } });
  },
};
