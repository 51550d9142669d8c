import { json, type Reply, type Route, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { clientScopes } from "../client.ts";
import { paths } from "../paths.ts";
import { giveToken } from "./give-token.ts";

/** Where systems get tokens (RFC 6749, 4.4), and where they read how (RFC 8414). */
export const tokenRoutes: readonly Route[] = [
  {
    name: "give-token",
    face: "api",
    method: "POST",
    path: paths.token.pattern,
    permission: "public",
    scope: "public",
    summary: "A token of 15 minutes for a system: OAuth 2.0 client credentials",
    handle: answerToken,
    api: {
      body: {
        mediaType: "application/x-www-form-urlencoded",
        schema: {
          type: "object",
          required: ["grant_type"],
          properties: {
            grant_type: { const: "client_credentials" },
            scope: { type: "string", description: "scopes between spaces; without it, all that the system was given" },
            client_id: { type: "string", description: "unless sent in the Authorization header" },
            client_secret: { type: "string", description: "unless sent in the Authorization header" },
          },
        },
      },
      answer: {
        mediaType: "application/json",
        schema: {
          type: "object",
          required: ["access_token", "token_type", "expires_in", "scope"],
          properties: {
            access_token: { type: "string" },
            token_type: { const: "Bearer" },
            expires_in: { type: "integer" },
            scope: { type: "string" },
          },
        },
      },
    },
  },
  {
    name: "authorization-server",
    face: "api",
    method: "GET",
    path: paths.authorizationServer.pattern,
    permission: "public",
    scope: "public",
    summary: "How systems get tokens, for programs (RFC 8414)",
    handle: async ({ app }) => json(metadata(app.site.address)),
    api: { answer: { mediaType: "application/json", schema: { type: "object" } } },
  },
];

async function answerToken({ app, form, basic, from }: WebRequest): Promise<Reply> {
  const given = await giveToken(app, { form, basic }, from.network);
  if (!("error" in given)) return json(given);
  if (given.error !== "invalid_client") return json(given, 400);
  await recordSignInEvent(app, { kind: "not-permitted", method: "client-secret", route: "give-token" }, from);
  return { kind: "json", status: 401, body: given, authenticate: 'Basic realm="systems"' };
}

function metadata(address: string): object {
  return {
    issuer: address,
    token_endpoint: address + paths.token(),
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    grant_types_supported: ["client_credentials"],
    response_types_supported: [],
    scopes_supported: clientScopes(),
    service_documentation: `${address}${paths.developers()}#systems`,
    ui_locales_supported: ["en-GB"],
  };
}
