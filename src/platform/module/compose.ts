import type { Side } from "../actors/actor.ts";
import type { NavigationPlace, Program } from "../app/program.ts";
import type { RecordCheck } from "../audit/record-check.ts";
import type { Subscriber } from "../events/deliver.ts";
import type { Job } from "../jobs/work.ts";
import type { Route } from "../web/route.ts";
import type { Module } from "./define-module.ts";

/** A program whole: what the platform needs while it serves, and what it serves. */
export type Composed = Program & {
  readonly modules: readonly Module[];
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  readonly recordChecks: readonly RecordCheck[];
  readonly subscribers: readonly Subscriber[];
};

/**
 * Folds modules, in life-cycle order, into a program. Refuses (throws) two of one name, a grant of what no module
 * brings, and a route or act that needs what no module brings.
 */
export function compose(given: readonly Module[]): Composed {
  const modules = given.map(withCases);
  const permissions = merged(modules, "permission", (module) => module.permissions);
  const routes: readonly Route[] = modules.flatMap(({ routes: own = [] }) =>
    typeof own === "function" ? own(() => routes) : own,
  );
  const composed = {
    modules,
    permissions,
    grants: grantsOf(modules, permissions),
    keptApart: modules.flatMap((module) => module.keptApart ?? []),
    systemScopes: modules.flatMap((module) => module.systemScopes ?? []),
    acts: modules.flatMap((module) => module.acts ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    events: modules.flatMap((module) => module.events ?? []),
    navigation: navigationOf(modules),
    subjects: merged(modules, "kind of subject", (module) => module.subjects),
    cases: modules.flatMap((module) => module.cases ?? []),
    settings: modules.flatMap((module) => module.settings ?? []),
    personalData: modules.flatMap((module) => module.personalData ?? []),
    notPersonal: modules.flatMap((module) => module.notPersonal ?? []),
    sealedColumns: modules.flatMap((module) => module.sealedColumns ?? []),
    directory: onlyDirectory(modules),
    ...onlyReadBoard(modules),
    routes,
    jobs: modules.flatMap((module) => module.jobs ?? []),
    recordChecks: modules.flatMap((module) => module.recordChecks ?? []),
    get subscribers() {
      return modules.flatMap(({ hears = [] }) => (typeof hears === "function" ? hears() : hears));
    },
  };
  refuseMisfits(composed);
  return composed;
}

/** A module with what its kinds of case bring among its own. */
function withCases(module: Module): Module {
  const { cases = [], routes = [], hears = [] } = module;
  if (cases.length === 0) return module;
  const ownRoutes = (all: () => readonly Route[]) => (typeof routes === "function" ? routes(all) : routes);
  return {
    ...module,
    acts: [...(module.acts ?? []), ...cases.flatMap(({ acts }) => acts)],
    routes: (all) => [...ownRoutes(all), ...cases.flatMap((each) => each.routes)],
    events: [...(module.events ?? []), ...cases.flatMap(({ events }) => events)],
    hears: () => [...(typeof hears === "function" ? hears() : hears), ...cases.flatMap((each) => each.hears)],
    subjects: Object.assign({}, module.subjects, ...cases.map(({ subjects }) => subjects)),
  };
}

function refuseMisfits(composed: Omit<Composed, "subscribers">): void {
  const { modules, acts, routes, events, cases, permissions, keptApart } = composed;
  refuseTwice(namesOf(acts), "acts are");
  refuseTwice(namesOf(routes), "routes are");
  refuseTwice(namesOf(events), "events are");
  refuseTwice(
    cases.map(({ kind }) => kind),
    "kinds of case are",
  );
  refuseTwice(
    modules.flatMap(({ refusals = [] }) => refusals.map(({ code }) => code)),
    "refusals are",
  );
  for (const permission of keptApart.flatMap((each) => [...each.withheld, ...each.beside, each.unless])) {
    refuseUnknown(permissions, permission, "what is kept apart");
  }
  for (const { kind, needs } of cases) refuseUnknown(permissions, needs, `the kind of case ${kind}`);
  for (const { name, permission } of acts) refuseUnknown(permissions, permission, `the act ${name}`);
  for (const { name, permission } of routes) refuseUnknown(permissions, permission, `the route ${name}`);
}

function namesOf(all: readonly { readonly name: string }[]): readonly string[] {
  return all.map(({ name }) => name);
}

function merged<Value>(
  modules: readonly Module[],
  what: string,
  part: (module: Module) => Readonly<Record<string, Value>> | undefined,
): Readonly<Record<string, Value>> {
  const pairs = modules.flatMap((module) => Object.entries(part(module) ?? {}));
  refuseTwice(
    pairs.map(([name]) => name),
    `modules bring the ${what}`,
  );
  return Object.fromEntries(pairs);
}

function grantsOf(modules: readonly Module[], permissions: Program["permissions"]): Program["grants"] {
  const grants: Record<string, string[]> = {};
  for (const { name: module, grants: own = {} } of modules) {
    for (const [role, allowed] of Object.entries(own)) {
      for (const permission of allowed) refuseUnknown(permissions, permission, `${module}, for the role ${role},`);
      (grants[role] ??= []).push(...allowed);
    }
  }
  return grants;
}

const sides: readonly (Side | "public")[] = ["centre", "board", "assessor", "candidate", "public"];
const middle = 50;

/** The places of each side: in the order they ask for, then of the modules. */
function navigationOf(modules: readonly Module[]): Program["navigation"] {
  const placesOf = (side: Side | "public"): readonly NavigationPlace[] =>
    modules
      .flatMap((module) => module.navigation?.[side] ?? [])
      .toSorted((a, b) => (a.order ?? middle) - (b.order ?? middle));
  const [centre, board, assessor, candidate, everyone] = sides.map(placesOf);
  return {
    centre: centre ?? [],
    board: board ?? [],
    assessor: assessor ?? [],
    candidate: candidate ?? [],
    public: everyone ?? [],
  };
}

function onlyDirectory(modules: readonly Module[]): Program["directory"] {
  const [directory, second] = modules.flatMap((module) => module.directory ?? []);
  if (!directory || second) throw new Error("Exactly one module brings the directory of people.");
  return directory;
}

function onlyReadBoard(modules: readonly Module[]): Pick<Program, "readBoard"> {
  const [readBoard, second] = modules.flatMap((module) => module.readBoard ?? []);
  if (second) throw new Error("Only one module reads the board.");
  return readBoard ? { readBoard } : {};
}

/** What a session must be instead of holding a permission. */
const levels: readonly string[] = ["public", "signed-in", "half", "enrolling", "self"];

function refuseUnknown(permissions: Program["permissions"], permission: string, who: string): void {
  if (levels.includes(permission) || Object.hasOwn(permissions, permission)) return;
  throw new Error(`No module brings the permission ${permission} that ${who} needs.`);
}

function refuseTwice(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two ${what} named ${twice}.`);
}
