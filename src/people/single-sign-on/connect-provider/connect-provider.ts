import { type Decision, ok } from "#kernel";
import { type Action, defineAction } from "#platform/perform";
import { seal } from "#platform/sealing";
import { auditShape, type Provider, loadProvider, sealPurpose } from "../provider.ts";
import { readProvider, type WrittenProvider } from "../read-provider.ts";
import { signOnSecretMissing } from "../refusals.ts";
import { isThisMachine } from "../visit/networks.ts";
import { mayConnect } from "./rule.ts";

/** Trusts an organisation's sign-in service. Nobody can sign in by it until they have linked their account. */
export const connectProvider: Action<
  WrittenProvider,
  { taken: Provider | undefined },
  WrittenProvider,
  { id: string }
> = defineAction({
  name: "connect-provider",
  summary: "Connect an organisation's sign-in",
  permission: "system.manage",
  account: "access",
  read: (raw, { app }) => withSecret(readProvider(raw, isThisMachine(new URL(app.site.address).hostname))),
  load: async (tx, { id }, moment) => ok({ taken: await loadProvider(tx, id, moment) }),
  rule: ({ taken }, written) => mayConnect(taken !== undefined, written),
  save: async (tx, written, _facts, _input, { app }) => {
    const { id, name, issuer, clientId, clientSecret, active, privateNetwork } = written;
    await tx
      .insertInto("access.identity_provider")
      .values({
        provider_id: id,
        name,
        issuer,
        client_id: clientId,
        client_secret: seal(app, sealPurpose, id, clientSecret),
        active,
        second_factor: [...written.secondFactor],
        email_domains: [...written.emailDomains],
        private_network: privateNetwork,
      })
      .execute();
    return {
      answer: { id },
      subject: { kind: "identity-provider", id },
      centreId: null,
      chain: "board",
      after: auditShape(written),
    };
  },
});

function withSecret(written: Decision<WrittenProvider>): Decision<WrittenProvider> {
  if (!written.ok || written.value.clientSecret !== "") return written;
  return signOnSecretMissing.refuse();
}
