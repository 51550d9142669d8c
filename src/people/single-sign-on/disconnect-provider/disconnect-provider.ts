import { ok } from "#kernel";
import { type Action, defineAction } from "#platform/perform";
import { auditShape, lockProvider, type Provider } from "../provider.ts";
import { signOnUnknown } from "../refusals.ts";

/** How many accounts were unlinked, and how many browsers were signed out. */
export type Disconnected = { readonly people: number; readonly sessions: number };

/**
 * Ends the trust in a provider: every account that was linked with it is unlinked, and browsers that such people signed
 * in by single sign-on are signed out.
 */
export const disconnectProvider: Action<string, Provider, Provider, Disconnected> = defineAction({
  name: "disconnect-provider",
  summary: "Disconnect an organisation's sign-in",
  permission: "system.manage",
  account: "access",
  read: (raw) => ok(typeof raw === "string" ? raw : ""),
  load: async (tx, id) => {
    const provider = await lockProvider(tx, id);
    return provider ? ok(provider) : signOnUnknown.refuse({ id });
  },
  rule: (provider) => ok(provider),
  save: async (tx, provider) => {
    const { id } = provider;
    const linked = tx.selectFrom("access.identity").select("person_id").where("provider_id", "=", id);
    const sessions = await tx
      .deleteFrom("access.session")
      .where("method", "=", "single-sign-on")
      .where("person_id", "in", linked)
      .executeTakeFirst();
    const people = await tx.deleteFrom("access.identity").where("provider_id", "=", id).executeTakeFirst();
    await tx.deleteFrom("access.identity_provider").where("provider_id", "=", id).execute();
    const answer = { people: Number(people.numDeletedRows), sessions: Number(sessions.numDeletedRows) };
    return {
      answer,
      subject: { kind: "identity-provider", id },
      centreId: null,
      chain: "board",
      before: auditShape(provider),
      after: { disconnected: true, ...answer },
    };
  },
});
