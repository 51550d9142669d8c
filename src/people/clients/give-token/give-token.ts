import { sql } from "kysely";
import type { App } from "#platform/app";
import { hashToken, newToken } from "#platform/sealing";
import { accessTokenStart, type ClientScope } from "../client.ts";
import { findClientBySecret, type KnownClient } from "../find-client.ts";
import { readCredentials, type TokenError, type TokenRequest, unknownSystem } from "./token-request.ts";

/** Minutes that a token works. */
export const tokenMinutes = 15;

/** A token, as RFC 6749, 5.1 has it. */
export type TokenGiven = {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly scope: string;
};

/**
 * Gives a system a token for its secret (RFC 6749, 4.4), with all of its scopes or those it asks for. Refused: an
 * unknown system, another grant, a scope that the system was not given. Only the hash of the token is kept.
 */
export async function giveToken(app: App, request: TokenRequest, network: string): Promise<TokenGiven | TokenError> {
  const { grant_type: grant = "", scope = "" } = request.form;
  if (grant === "") return refusal("invalid_request", "Send grant_type=client_credentials as a form.");
  const credentials = readCredentials(request);
  if ("error" in credentials) return credentials;
  const client = await findClientBySecret(app, credentials.clientId, credentials.secret, network);
  if (!client) return unknownSystem;
  if (grant !== "client_credentials") {
    return refusal("unsupported_grant_type", "Only the grant client_credentials is supported.");
  }
  const wanted = scope.split(" ").filter((word) => word !== "");
  const scopes = wanted.length === 0 ? client.scopes : client.scopes.filter((each) => wanted.includes(each));
  if (scopes.length < new Set(wanted).size || scopes.length === 0) {
    return refusal("invalid_scope", "The system was not given every scope that was asked for. Ask for fewer.");
  }
  return saveToken(app, client, scopes);
}

async function saveToken(app: App, client: KnownClient, scopes: readonly ClientScope[]): Promise<TokenGiven> {
  const token = accessTokenStart + newToken();
  await app.database.as.access
    .insertInto("access.client_token")
    .values({
      centre_id: client.centreId,
      client_id: client.clientId,
      token_hash: hashToken(token),
      secret_id: client.secretId,
      scopes: [...scopes],
      expires_at: sql<string>`now() + make_interval(mins => ${tokenMinutes})`,
    })
    .execute();
  return { access_token: token, token_type: "Bearer", expires_in: tokenMinutes * 60, scope: scopes.join(" ") };
}

function refusal(error: TokenError["error"], description: string): TokenError {
  return { error, error_description: description };
}

/** Forgets tokens that ended; says how many. */
export async function deleteTokens(app: App): Promise<number> {
  const gone = await app.database.as.access
    .deleteFrom("access.client_token")
    .where(sql<boolean>`expires_at < now() - interval '1 hour'`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
