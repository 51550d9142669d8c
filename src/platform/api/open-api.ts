import type { Board } from "../app.ts";
import { isPermission, permissions } from "../access/permissions.ts";
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
      title: `${board.name}: interface for programs`, version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Times are RFC 3339 in UTC; days are ISO 8601. A refusal is a problem document (RFC 9457) with stable codes.",
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: { Problem: problem }, securitySchemes: { session: { type: "http", scheme: "bearer" } } },
  };
}

function pathOf(route: Route): string {
  return route.path.replaceAll(/:(\w+)/g, "{$1}");
}

function operation(route: Route): object {
  const { name, summary, permission, api } = route;
  const guarded = permission !== "public";
  return {
    operationId: name, summary, tags: [route.scope],
    ...(guarded ? { description: permissionSentence(permission), security: [{ session: [] }] } : { security: [] }),
    parameters: [
      ...pathParameters(route), ...queryParameters(api), ...(route.method === "POST" ? [idempotencyKey] : []),
    ],
    ...(api?.body ? { requestBody: { required: true, content: content(api.body) } } : {}),
    responses: responses(route, guarded),
  };
}

function responses({ api, path }: Route, guarded: boolean): object {
  return {
    200: { description: "Done", ...(api ? { content: content(api.answer) } : {}) },
    ...(guarded ? { 401: problemAnswer("Not signed in"), 403: problemAnswer("Not allowed") } : {}),
    ...(guarded || path.includes(":") ? { 404: problemAnswer("Nothing here, or not yours to see") } : {}),
    ...(api?.refusals ? { 422: problemAnswer(`Refused: ${api.refusals.join(", ")}`) } : {}),
  };
}

function permissionSentence(permission: Route["permission"]): string {
  return isPermission(permission)
    ? `Needs the permission ${permission}: ${permissions[permission].toLowerCase()}.` : "Needs a signed-in person.";
}

function pathParameters(route: Route): readonly object[] {
  return [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1], in: "path", required: true, schema: { type: "string" },
  }));
}

function queryParameters(api: ApiShape | undefined): readonly object[] {
  return Object.entries(api?.query ?? {}).map(([name, { about, required }]) =>
    ({ name, in: "query", description: about, required: required ?? false, schema: { type: "string" } }));
}

const idempotencyKey = {
  name: "Idempotency-Key", in: "header", required: false, schema: { type: "string" },
  description: "Made by you. The same key with the same content gets the first answer again and changes nothing.",
};

function content({ mediaType, schema }: { readonly mediaType: string; readonly schema: object }): object {
  return { [mediaType]: { schema } };
}

function problemAnswer(description: string): object {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}

const refusal = {
  type: "object", required: ["code", "text"],
  properties: {
    code: { type: "string", description: "stable, kebab-case" },
    text: { type: "string", description: "what is wrong and what to do" },
    field: { type: "string" }, file: { type: "string" }, line: { type: "integer" }, column: { type: "integer" },
    source: { type: "string" },
  },
};

const problem = {
  type: "object", required: ["type", "status", "title", "refusals"],
  properties: {
    type: { type: "string" }, status: { type: "integer" }, title: { type: "string" }, code: { type: "string" },
    refusals: { type: "array", items: refusal },
  },
};
