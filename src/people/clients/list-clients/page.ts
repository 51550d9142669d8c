import { transactionAs } from "#platform/app";
import { listPage, listRoute, showList } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { clientsOfCentres, ownClients } from "./clients-list.ts";
import { clientStates, findListedClient } from "./list-clients.ts";
import { listSecrets } from "./list-secrets.ts";

/** The systems of a centre, one of them, and the board's list of everybody's. */
export const listClientRoutes: readonly Route[] = [
  ...listPage(ownClients),
  {
    name: "show-client",
    face: "page",
    method: "GET",
    path: paths.system.pattern,
    permission: "clients.manage",
    scope: "centre",
    summary: "One system: what it may do, its secrets and its last use",
    handle: showClient,
  },
  listRoute(clientsOfCentres({ permissions: new Set() }), (request) =>
    showList(request, clientsOfCentres(request.actor)),
  ),
];

async function showClient({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, async (tx) => {
    const client = await findListedClient(tx, actor.centreId ?? "", params["client"] ?? "");
    return client && { client, secrets: await listSecrets(tx, client) };
  });
  if (!found) return notFound;
  return page("people/clients/list-clients/client.njk", {
    ...found,
    state: clientStates[found.client.state],
    done: query["done"] === "revoked" ? "Access revoked. The system can no longer read or send anything." : undefined,
    trail: [{ text: "Systems", href: paths.systems() }],
    to: paths,
  });
}
