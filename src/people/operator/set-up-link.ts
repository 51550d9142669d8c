import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";

/** A link that was made beforehand. Only its hash comes here, so that the link is never stored or logged. */
export type NewLink = { readonly tokenHash: Buffer; readonly hours: number };

/** Saves a link that works once, for a person. Returns what the audit log says of it. */
export async function saveLink(
  tx: Tx,
  personId: string,
  { tokenHash, hours }: NewLink,
  { app }: Moment,
): Promise<{ readonly purpose: "demonstration" | "set-up"; readonly hours: number }> {
  const purpose = app.demo ? "demonstration" : "set-up";
  await tx
    .insertInto("access.sign_in_link")
    .values({
      token_hash: tokenHash,
      person_id: personId,
      purpose,
      used_at: null,
      expires_at: Temporal.Now.instant().add({ hours }).toString(),
    })
    .execute();
  return { purpose, hours };
}
