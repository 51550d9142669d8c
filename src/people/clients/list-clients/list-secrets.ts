import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** When a secret of a system was made and when it ends; never the secret, nor its hash. */
export type ListedSecret = { readonly madeAt: string; readonly expiresAt: string };

/** The secrets of a system that work now, newest first. */
export async function listSecrets(
  tx: Tx,
  { centreId, clientId }: { readonly centreId: string; readonly clientId: string },
): Promise<readonly ListedSecret[]> {
  return tx
    .selectFrom("access.client_secret")
    .select(["made_at as madeAt", "expires_at as expiresAt"])
    .where("centre_id", "=", centreId)
    .where("client_id", "=", clientId)
    .where(sql<boolean>`expires_at > now()`)
    .orderBy("secret_id", "desc")
    .execute();
}
