import { ok } from "#kernel";
import { type Action, defineAction, fieldText } from "#platform/perform";
import { auditShape, loadProvider, type Provider } from "../provider.ts";
import { signOnUnknown } from "../refusals.ts";
import { countStranded, type Stranded } from "./stranded.ts";

/** How many accounts were unlinked, and how many browsers were signed out. */
export type Disconnected = { readonly people: number; readonly sessions: number };

/** What is disconnected, and who is linked with it. */
type DisconnectFacts = Stranded & { readonly provider: Provider };

/**
 * Ends the trust in a provider: every account that was linked with it is unlinked, and browsers that such people signed
 * in by single sign-on are signed out.
 */
export const disconnectProvider: Action<string, DisconnectFacts, DisconnectFacts, Disconnected> = defineAction({
  name: "disconnect-provider",
  summary: "Disconnect an organisation's sign-in",
  permission: "system.manage",
  account: "access",
  read: (raw) => ok(fieldText(raw, "provider")),
  load: async (tx, id, moment) => {
    const provider = await loadProvider(tx, id, moment);
    return provider ? ok({ provider, ...(await countStranded(tx, provider)) }) : signOnUnknown.refuse({ id });
  },
  rule: (facts) => ok(facts),
  save: async (tx, { provider }) => {
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
