import type { Site } from "./site.ts";

/** Systems of a centre with access and its webhooks, from which the addresses of their pages are made. */
export type KnownSystems = {
  readonly client: string;
  readonly revoked: string;
  readonly endpoint: string;
  readonly delivery: string;
};

/** Finds one of everything that the pages of systems and webhooks can show. */
export async function findKnownSystems({ app }: Site, centre: string): Promise<KnownSystems> {
  const { board, worker } = app.database.as;
  const clients = await board
    .selectFrom("access.client")
    .select(["client_id", "revoked_at"])
    .where("centre_id", "=", centre)
    .execute();
  const { endpoint_id: endpoint, delivery_id: delivery } = await worker
    .selectFrom("webhooks.delivery")
    .select(["endpoint_id", "delivery_id"])
    .where("centre_id", "=", centre)
    .where("type", "=", "endpoint-test")
    .executeTakeFirstOrThrow();
  return {
    client: clients.find((each) => each.revoked_at === null)?.client_id ?? "",
    revoked: clients.find((each) => each.revoked_at !== null)?.client_id ?? "",
    endpoint,
    delivery,
  };
}
