import { ok } from "#kernel";
import { type Action, defineAction } from "#platform/perform";
import { seal } from "#platform/sealing";
import { auditShape, loadProvider, type Provider, sealPurpose } from "../provider.ts";
import { signOnUnknown } from "../refusals.ts";
import { readProvider, type WrittenProvider } from "../read-provider.ts";
import { isThisMachine } from "../visit/networks.ts";
import { mayChange } from "./rule.ts";

/** Changes what is known of a provider: its name, its secret, what counts as a second factor, whether it is on. */
export const changeProvider: Action<WrittenProvider, Provider, WrittenProvider, { id: string }> = defineAction({
  name: "change-provider",
  summary: "Change or turn off an organisation's sign-in",
  permission: "system.manage",
  account: "access",
  read: (raw, { app }) => readProvider(raw, isThisMachine(new URL(app.site.address).hostname)),
  load: async (tx, { id }, moment) => {
    const provider = await loadProvider(tx, id, moment);
    return provider ? ok(provider) : signOnUnknown.refuse({ id });
  },
  rule: (provider, written) => mayChange(provider.issuer, written),
  save: async (tx, written, provider, _input, { app }) => {
    const { id, name, clientId, clientSecret, active, secondFactor, emailDomains } = written;
    await tx
      .updateTable("access.identity_provider")
      .set(({ fn }) => ({
        name,
        client_id: clientId,
        active,
        second_factor: [...secondFactor],
        email_domains: [...emailDomains],
        changed_at: fn<string>("clock_timestamp", []),
        ...(clientSecret === "" ? {} : { client_secret: seal(app, sealPurpose, id, clientSecret) }),
      }))
      .where("provider_id", "=", id)
      .execute();
    const after = { ...provider, name, clientId, active, secondFactor, emailDomains };
    return {
      answer: { id },
      subject: { kind: "identity-provider", id },
      centreId: null,
      chain: "board",
      before: auditShape(provider),
      after: { ...auditShape(after), secretChanged: clientSecret !== "" },
    };
  },
});
