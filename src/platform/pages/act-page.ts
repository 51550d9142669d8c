import type { KnownAct } from "../app/program.ts";
import { type AnyPath, type Fields, holdsParts, type Path } from "../addresses/define-path.ts";
import type { Reply, Route, WebRequest } from "../web/route.ts";

/** What every page about one act declares. */
export type ActPage<Pattern extends string> = {
  readonly path: Path<Pattern>;
  readonly scope: Route["scope"];
  readonly action: KnownAct;
  /** The name of the route, where an act has several pages; that of the act unless said. */
  readonly name?: string;
  /** The person must have confirmed lately that it is them. */
  readonly confirm?: true;
};

type Faces = { ask(request: WebRequest): Promise<Reply>; act(request: WebRequest): Promise<Reply> };

/** The route that asks, `ask-<act>`, and the one that acts, under the name of the act. */
export function actRoutes<Pattern extends string>(
  { path, scope, action, name = action.name, confirm }: Omit<ActPage<Pattern>, "path"> & { readonly path: AnyPath },
  faces: Faces,
): readonly [Route, Route] {
  const permission = action.permission === "self" ? "signed-in" : action.permission;
  const both = { face: "page", path: path.pattern, permission, scope } as const;
  return [
    {
      ...both,
      name: `ask-${name}`,
      method: "GET",
      summary: `${action.summary}: the question before it`,
      handle: faces.ask,
    },
    {
      ...both,
      name,
      method: "POST",
      summary: action.summary,
      act: action.name,
      ...(confirm ? { confirm } : {}),
      handle: faces.act,
    },
  ];
}

/** What a page was sent, as text: its query, its form and the parts of its address, which win. */
export function fieldsOf<Pattern extends string>(
  path: Path<Pattern>,
  { query, form, params }: WebRequest,
): Fields<Pattern> {
  const sent = { ...query, ...form, ...params };
  if (!holdsParts(path, sent)) throw new RangeError(`A request that is not of ${path.pattern} was given to its page.`);
  return sent;
}
