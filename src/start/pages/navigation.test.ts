import { expect, test } from "vitest";
import { type Actor, publicActor } from "#platform/actors";
import { isPermission } from "#platform/app";
import { navigationOf } from "../../platform/render/navigation.ts";
import { actorOf, homeOf, isRole, roles } from "#people";
import { routes } from "../routes.ts";

const everyone: readonly Actor[] = [
  publicActor,
  ...Object.keys(roles)
    .filter(isRole)
    .map((role) => {
      const { side } = roles[role];
      return actorOf({
        personId: role,
        name: role,
        side,
        roles: [role],
        centreId: side === "board" || side === "assessor" ? null : "99901",
        candidateId: side === "candidate" ? 1 : null,
      });
    }),
];

test.each(everyone.map((actor) => [actor.name, actor] as const))(
  "every place in the navigation of %s is there and theirs",
  (_name, actor) => {
    const places = [homeOf(actor), ...navigationOf(actor, "/").map((place) => place.href)];
    const closed = places.filter((path) => {
      const route = routes.find((one) => one.method === "GET" && one.path === path);
      return !route || !(!isPermission(route.permission) || actor.permissions.has(route.permission));
    });
    expect(closed).toEqual([]);
  },
);
