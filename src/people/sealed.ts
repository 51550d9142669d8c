import type { SealedColumn } from "#platform/app";

/** Every column that holds sealed secrets. One that is not here could not be sealed again with a new key. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "access.authenticator", column: "secret", purpose: "authenticator", owner: "person_id", account: "access" },
  {
    table: "access.new_authenticator",
    column: "secret",
    purpose: "authenticator",
    owner: "person_id",
    account: "access",
  },
  {
    table: "access.identity_provider",
    column: "client_secret",
    purpose: "identity-provider",
    owner: "provider_id",
    account: "access",
  },
  { table: "webhooks.endpoint_secret", column: "sealed", purpose: "webhook", owner: "endpoint_id", account: "worker" },
];
