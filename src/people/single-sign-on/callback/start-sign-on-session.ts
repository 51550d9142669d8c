import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { startSession } from "../../sessions/start-session.ts";

export type SignedOn = {
  readonly personId: string;
  readonly level: "full" | "half";
  /** When the person gave their factors at the provider; null when it does not say, or was not asked to. */
  readonly signedInAt: Temporal.Instant | null;
  readonly from: Browser;
};

/**
 * Starts the session of somebody whom a provider vouches for. The person confirmed that it is them when they signed in
 * at the provider, which may be this morning: what needs them to confirm again asks them (ASVS 5.0, 6.8.4 and 7.5.3).
 */
export async function startSignOnSession(app: App, { personId, level, signedInAt, from }: SignedOn): Promise<string> {
  const token = await startSession(app, { personId, level, method: "single-sign-on", from });
  if (level === "half") return token;
  const now = Temporal.Now.instant();
  const proved = signedInAt === null || Temporal.Instant.compare(signedInAt, now) < 0 ? signedInAt : now;
  await app.database.as.access
    .updateTable("access.session")
    .set({ proved_at: proved?.toString() ?? null })
    .where("token_hash", "=", hashToken(token))
    .execute();
  await recordSignInEvent(app, { kind: "signed-in", personId, method: "single-sign-on" }, from);
  return token;
}
