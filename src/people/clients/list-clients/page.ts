import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, listView, pagination, rangeWords, tableFile } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { clientFilter, clientStates, findListedClient, type ListedClient, listClients } from "./list-clients.ts";
import { listSecrets } from "./list-secrets.ts";

/** The systems of a centre, one of them, and the board's list of everybody's. */
export const listClientRoutes: readonly Route[] = [
  {
    name: "list-clients",
    face: "page",
    method: "GET",
    path: "/centre/systems",
    permission: "clients.manage",
    scope: "centre",
    summary: "The centre's own systems with access, with export",
    handle: showClients,
  },
  {
    name: "show-client",
    face: "page",
    method: "GET",
    path: "/centre/systems/:client",
    permission: "clients.manage",
    scope: "centre",
    summary: "One system: what it may do, its secrets and its last use",
    handle: showClient,
  },
  {
    name: "list-all-clients",
    face: "page",
    method: "GET",
    path: "/board/systems",
    permission: "people.view",
    scope: "board",
    summary: "Systems of every centre with their state, with a filter and export",
    handle: showClients,
  },
];

async function showClients({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [filter, view, format] = [clientFilter(query), listView(query), findTableFormat(query)];
  const found = await transactionAs(app, actor, (tx) => listClients(tx, filter, format ? undefined : view));
  const ofBoard = actor.side === "board";
  if (format) {
    return ofBoard
      ? tableFile("systems", format, boardHeading, found.clients.map(boardRow))
      : tableFile("systems", format, centreHeading, found.clients.map(centreRow));
  }
  return page(`people/clients/list-clients/${ofBoard ? "board" : "centre"}.njk`, {
    ...found,
    filter,
    states: Object.entries(clientStates).map(([value, text]) => ({ value, text })),
    filtered: Object.values(filter).some((value) => value !== ""),
    done: doneWords.get(query["done"] ?? ""),
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query, { done: "" }),
  });
}

async function showClient({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, async (tx) => {
    const client = await findListedClient(tx, actor.centreId ?? "", params["client"] ?? "");
    return client && { client, secrets: await listSecrets(tx, client) };
  });
  if (!found) return notFound;
  const done = doneWords.get(query["done"] ?? "");
  return page("people/clients/list-clients/client.njk", { ...found, done });
}

const doneWords: ReadonlyMap<string, string> = new Map([
  ["revoked", "Access revoked. The system can no longer read or send anything."],
]);

const boardHeading = ["Centre", "System", "Supplier", "State"] as const;
const centreHeading = [
  "System",
  "Identifier",
  "Supplier",
  "May",
  "Given by",
  "Given",
  "Last used",
  "From network",
  "Expires",
  "State",
] as const;

function boardRow({ centreId, name, vendor, state }: ListedClient): readonly string[] {
  return [centreId, name, vendor, clientStates[state]];
}

function centreRow(client: ListedClient): readonly (string | null)[] {
  const { name, clientId, vendor, scopes, madeByName, madeAt, lastUsedAt, lastNetwork, expiresAt, state } = client;
  return [
    name,
    clientId,
    vendor,
    scopes.join("; "),
    madeByName,
    madeAt,
    lastUsedAt,
    lastNetwork,
    expiresAt,
    clientStates[state],
  ];
}
