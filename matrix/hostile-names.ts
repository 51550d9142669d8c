import type { Route, WebRequest } from "#platform";

/** The names that routes read, by route: of parameters of the address, and of fields of a form. */
export type NamesRead = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The same routes, which note each name that they read of an address and of a form, so that the tests try what is
 * really read and not what somebody remembered.
 */
export function notingNames(routes: readonly Route[]): {
  readonly routes: readonly Route[];
  readonly names: NamesRead;
} {
  const names = new Map<string, Set<string>>(routes.map((route) => [route.name, new Set(routesOwn(route))]));
  const noting = (route: Route, values: Readonly<Record<string, string>>) =>
    new Proxy(values, {
      get: (target, name) => {
        if (typeof name === "string") names.get(route.name)?.add(name);
        return Reflect.get(target, name);
      },
    });
  return {
    names,
    routes: routes.map((route) => ({
      ...route,
      handle: (request: WebRequest) =>
        route.handle({ ...request, query: noting(route, request.query), form: noting(route, request.form) }),
    })),
  };
}

/** Names that the interface's description gives. */
function routesOwn({ api }: Route): readonly string[] {
  return Object.keys(api?.query ?? {});
}
