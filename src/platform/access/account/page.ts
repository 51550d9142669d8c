import { page, type Reply, type Route, type WebRequest } from "../../web/route.ts";
import { findPlaces } from "../sessions/places.ts";
import { listRoles } from "./list-roles.ts";

/** What a person sees of their own account. */
export const accountRoutes: readonly Route[] = [
  {
    name: "show-account", face: "page", method: "GET", path: "/account", permission: "signed-in", scope: "person",
    summary: "My account: where I work and what it allows", handle: showAccount,
  },
];

async function showAccount({ app, session }: WebRequest): Promise<Reply> {
  if (!session) return { kind: "not-found" };
  const [roles, places] = await Promise.all([listRoles(app, session.personId), findPlaces(app, session.personId)]);
  return page("platform/access/account/account.njk", { session, roles, severalPlaces: places.length > 1 });
}
