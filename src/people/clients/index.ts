/** Systems of a centre that use the API. */
export { apiKey, newClientId, newClientSecret } from "./client.ts";
export { makeClient } from "./make-client/make-client.ts";
export { revokeClient } from "./revoke-client/revoke-client.ts";
