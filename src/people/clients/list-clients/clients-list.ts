import { ok } from "#kernel";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked, ListColumn, ListFilter } from "#platform/lists";
import { paths } from "../paths.ts";
import { clientStates, type ListedClient, listClients } from "./list-clients.ts";

type Column = ListColumn<ListedClient>;

const stateColumn: Column = {
  name: "state",
  heading: "Status",
  value: ({ state }) => clientStates[state].text,
  tags: ({ state }) => [clientStates[state]],
};

const vendorColumn: Column = { name: "vendor", heading: "Supplier", value: ({ vendor }) => vendor };

const stateFilter: ListFilter = {
  name: "state",
  label: "Status",
  all: "Any",
  choices: Object.entries(clientStates).map(([value, { text }]) => ({ value, text })),
};

const shared = {
  search: "Name or supplier",
  template: "people/clients/list-clients/list.njk",
  notices: ["done"],
  find: findClients,
} as const;

/** The systems of a centre, with all that they may do. */
export const ownClients: List<ListedClient> = {
  ...shared,
  name: "list-clients",
  summary: "The centre's own systems with access, with export",
  path: paths.systems,
  permission: "clients.manage",
  scope: "centre",
  title: "Systems",
  filters: [stateFilter],
  columns: [
    {
      name: "name",
      heading: "System",
      value: ({ name }) => name,
      link: ({ clientId }) => paths.system({ client: clientId }),
    },
    { name: "clientId", heading: "Identifier", only: ["file"], value: ({ clientId }) => clientId },
    vendorColumn,
    { name: "scopes", heading: "Access", value: ({ scopes }) => scopes.join("; ") },
    { name: "madeByName", heading: "Given by", only: ["file"], value: ({ madeByName }) => madeByName },
    { name: "madeAt", heading: "Given", kind: "instant", only: ["file"], value: ({ madeAt }) => madeAt },
    { name: "lastUsedAt", heading: "Last used", kind: "instant", value: ({ lastUsedAt }) => lastUsedAt },
    { name: "lastNetwork", heading: "From network", kind: "code", value: ({ lastNetwork }) => lastNetwork },
    { name: "expiresAt", heading: "Expires", kind: "instant", value: ({ expiresAt }) => expiresAt },
    stateColumn,
  ],
  empty: "No systems yet. Systems you give access to appear here.",
};

/** The systems of every centre: names and states, and revoking for those who may. */
export function clientsOfCentres({ permissions }: Pick<Actor, "permissions">): List<ListedClient> {
  return {
    ...shared,
    name: "list-all-clients",
    summary: "Systems of every centre with their state, with a filter and export",
    path: paths.systemsOfCentres,
    permission: "people.view",
    scope: "board",
    title: "Centres' systems",
    filters: [{ name: "centre", label: "Centre", kind: "text" }, stateFilter],
    columns: [
      {
        name: "centreId",
        heading: "Centre",
        kind: "code",
        value: ({ centreId }) => centreId,
        link: ({ centreId }) => paths.systemsOfCentres({ centre: centreId }),
      },
      { name: "name", heading: "System", value: ({ name }) => name },
      vendorColumn,
      stateColumn,
      ...(permissions.has("clients.manage") ? [revokeColumn] : []),
    ],
    empty: "No systems yet. Systems that centres give access to appear here.",
  };
}

const revokeColumn: Column = {
  name: "revoke",
  heading: "Access",
  only: ["page"],
  value: ({ state, name }) => (state === "revoked" ? null : `Revoke ${name}`),
  link: ({ state, centreId, clientId }) =>
    state === "revoked" ? undefined : paths.revokeOfCentre({ centre: centreId, client: clientId }),
};

async function findClients(tx: Tx, asked: ListAsked) {
  const { state = "", centre = "" } = asked.values;
  const found: Found<ListedClient> = await listClients(tx, { search: asked.search, state, centre }, asked);
  return ok({ ...found, data: { to: paths } });
}
