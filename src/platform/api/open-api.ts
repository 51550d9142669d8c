import type { Board } from "../app/board.ts";
import { isPermission, program } from "../app/program.ts";
import { isApiAddress } from "../paths.ts";
import type { ApiShape, Route } from "../web/route.ts";

/**
 * The OpenAPI 3.1 description of every endpoint among the routes: made from what serves them, so it cannot be out of
 * date.
 */
export function openApi(routes: readonly Route[], board: Board, version: string): object {
  const endpoints = routes.filter((route) => route.face === "api");
  const paths: Record<string, Record<string, object>> = {};
  for (const route of endpoints) (paths[pathOf(route)] ??= {})[route.method.toLowerCase()] = operation(route);
  return {
    openapi: "3.1.0",
    info: {
      title: `${board.name}: API`,
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Times are RFC 3339 in UTC; days are ISO 8601. A refusal is a problem document (RFC 9457) with stable codes.",
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: { Problem: problem }, securitySchemes: securitySchemes(), headers: rateHeaders },
  };
}

function pathOf(route: Route): string {
  return route.path.replaceAll(/:(\w+)/g, "{$1}");
}

function operation(route: Route): object {
  const { name, summary, permission, api } = route;
  const guarded = permission !== "public";
  return {
    operationId: name,
    summary,
    tags: [route.scope],
    ...(guarded ? { description: permissionSentence(permission) } : {}),
    security: securityOf(route),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(api),
      ...(route.method === "POST" ? [idempotencyKey] : []),
    ],
    ...(api?.body ? { requestBody: { required: true, content: content(api.body) } } : {}),
    responses: responses(route, guarded),
  };
}

function responses({ api, path }: Route, guarded: boolean): object {
  return {
    200: { description: "Done", ...(api ? { content: content(api.answer) } : {}), ...limited(path) },
    ...(guarded ? { 401: problemAnswer("Not signed in"), 403: problemAnswer("Not allowed") } : {}),
    ...(guarded || path.includes(":") ? { 404: problemAnswer("Nothing here, or not yours to see") } : {}),
    ...(api?.refusals ? { 422: problemAnswer(`Refused: ${api.refusals.join(", ")}`) } : {}),
    ...(isLimited(path) ? { 429: tooMany } : {}),
  };
}

/** A person's session does; so does a system that was given the scope, but where a person must confirm. */
function securityOf({ permission, confirm }: Route): readonly object[] {
  if (permission === "public") return [];
  const ofSystems =
    program().systemScopes.includes(permission) && !confirm
      ? [{ apiKey: [] }, { clientCredentials: [permission] }]
      : [];
  return [...ofSystems, { session: [] }];
}

function securitySchemes(): object {
  const { directory, permissions, systemScopes } = program();
  return {
    session: { type: "http", scheme: "bearer", description: "The token of a person's session." },
    apiKey: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "acc_<identifier>_<secret>",
      description: "The API key of a centre's own system, which the centre makes and takes back.",
    },
    clientCredentials: {
      type: "oauth2",
      description: "A token of 15 minutes for the identifier and secret of a centre's own system.",
      flows: {
        clientCredentials: {
          tokenUrl: directory.tokenPath,
          scopes: Object.fromEntries(systemScopes.map((scope) => [scope, permissions[scope]])),
        },
      },
    },
  };
}

/** Everything under /api/ is counted; probes and what a standard puts elsewhere are not. */
function isLimited(path: string): boolean {
  return isApiAddress(path);
}

function limited(path: string): object {
  return isLimited(path)
    ? {
        headers: {
          "RateLimit-Policy": { $ref: "#/components/headers/RateLimit-Policy" },
          RateLimit: { $ref: "#/components/headers/RateLimit" },
        },
      }
    : {};
}

const rateHeaders = {
  "RateLimit-Policy": {
    description: "How many requests one of your kind may send in a window of so many seconds (IETF draft).",
    schema: { type: "string" },
    example: '"client";q=600;w=60',
  },
  RateLimit: {
    description: "How many are left in this window, and in how many seconds the next begins.",
    schema: { type: "string" },
    example: '"client";r=599;t=42',
  },
};

function permissionSentence(permission: Route["permission"]): string {
  return isPermission(permission)
    ? `Needs the permission ${permission}: ${program().permissions[permission]?.toLowerCase()}.`
    : "Needs a signed-in person.";
}

function pathParameters(route: Route): readonly object[] {
  return [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(api: ApiShape | undefined): readonly object[] {
  return Object.entries(api?.query ?? {}).map(([name, { about, required }]) => ({
    name,
    in: "query",
    description: about,
    required: required ?? false,
    schema: { type: "string" },
  }));
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", minLength: 1, maxLength: 200 },
  description: "Made by you. The same key with the same content gets the first answer again and changes nothing.",
};

function content({ mediaType, schema }: { readonly mediaType: string; readonly schema: object }): object {
  return { [mediaType]: { schema } };
}

function problemAnswer(description: string): object {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}

const tooMany = {
  ...problemAnswer("Too many requests in this window"),
  headers: { "Retry-After": { description: "Seconds until the next window", schema: { type: "integer" } } },
};

const refusal = {
  type: "object",
  required: ["code", "text"],
  properties: {
    code: { type: "string", description: "stable, kebab-case" },
    text: { type: "string", description: "what is wrong and what to do" },
    field: { type: "string" },
    file: { type: "string" },
    line: { type: "integer" },
    column: { type: "integer" },
    source: { type: "string" },
  },
};

const problem = {
  type: "object",
  required: ["type", "status", "title", "refusals"],
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    title: { type: "string" },
    code: { type: "string" },
    refusals: { type: "array", items: refusal },
  },
};
