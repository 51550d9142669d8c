import { dayAt } from "#kernel";
import { publicActor } from "#platform/actors";
import type { App } from "#platform/app";
import { newId } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { Route, WebRequest } from "#platform/web";
import { theProgram } from "../src/start/program.ts";

/** The names that routes read, by route: of parameters of the address, and of fields of a form. */
export type NamesRead = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The same routes, which note each name that they read of an address and of a form, so that the tests try what is
 * really read and not what somebody remembered.
 */
export function notingNames(
  routes: readonly Route[],
  app: App,
): { readonly routes: readonly Route[]; readonly names: NamesRead } {
  const names = new Map<string, Set<string>>(
    routes.map((route) => [route.name, new Set([...routesOwn(route), ...namesOfAct(route, routes, app)])]),
  );
  const noting = (route: Route, values: Readonly<Record<string, string>>) =>
    notingReads(values, names.get(route.name) ?? new Set());
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

/** Names that the act behind a page reads, whether the page asks or acts: of an empty form, so every one is missed. */
function namesOfAct(route: Route, routes: readonly Route[], app: App): ReadonlySet<string> {
  const names = new Set<string>();
  const act = route.act ?? routes.find(({ path, act: behind }) => path === route.path && behind)?.act;
  const at = app.clock();
  const moment: Moment = { at, today: dayAt(at), actId: newId(), actor: publicActor, app, locks: false };
  const action = theProgram.acts.find(({ name }) => name === act);
  try {
    if (action && "read" in action && typeof action.read === "function") action.read(notingReads({}, names), moment);
  } catch (fault) {
    // Some acts are given what their page or file has read already, and so cannot read nothing.
    if (!(fault instanceof TypeError)) throw fault;
  }
  return names;
}

/** Values that note by which names they are read. */
function notingReads(values: Readonly<Record<string, string>>, names: Set<string>): Readonly<Record<string, string>> {
  const note = (name: string | symbol) => {
    if (typeof name === "string") names.add(name);
  };
  return new Proxy(values, {
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name);
    },
    getOwnPropertyDescriptor: (target, name) => {
      note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}
