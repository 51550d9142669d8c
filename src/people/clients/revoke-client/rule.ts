import { type Decision, ok, refuse } from "#kernel";
import type { ClientRecord } from "../load-client.ts";

/** Whether the access of a system may be revoked: once, and at any time. */
export function mayRevokeClient(client: ClientRecord): Decision<ClientRecord> {
  return client.state === "revoked"
    ? refuse("client-revoked", "The access of this system was revoked already. There is nothing to do.")
    : ok(client);
}
