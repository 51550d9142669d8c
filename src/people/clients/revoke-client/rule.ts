import { type Decision, ok } from "#kernel";
import type { ClientRecord } from "../load-client.ts";
import { clientRevoked } from "../refusals.ts";

/** Whether the access of a system may be revoked: once, and at any time. */
export function mayRevokeClient(client: ClientRecord): Decision<ClientRecord> {
  return client.state === "revoked" ? clientRevoked.refuse() : ok(client);
}
