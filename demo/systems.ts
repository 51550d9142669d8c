import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { apiKey, makeClient, newClientId, newClientSecret, revokeClient } from "#people/clients";
import { makeEndpoint, newSigningSecret, sealSecret, testEndpoint } from "#people/webhooks";
import { done } from "./act.ts";
import type { DemoWorld } from "./world.ts";

/**
 * What the first centre gave its own systems: one works, one was revoked, one is told of events. All made up. Returns
 * the key of the one that works.
 */
export async function giveSystemsAccess({ app, cohort, people }: DemoWorld): Promise<string> {
  const centreId = cohort[0]?.centre.centreId;
  if (centreId === undefined) return "";
  const officer = people.officer(centreId);
  const give = async (name: string, vendor: string, scopes: readonly string[]) => {
    const form = Object.fromEntries(scopes.map((scope) => [`scope-${scope}`, "yes"]));
    const { secret, hash } = newClientSecret();
    const raw = {
      form: { ...form, name, vendor, days: "365" },
      clientId: newClientId(),
      secretHash: hash.toString("hex"),
    };
    const { clientId } = done("give a system access", await perform(app, officer, makeClient, raw));
    return { clientId, key: apiKey(clientId, secret) };
  };
  const mayDo = ["entries.view", "entries.submit", "marks.view", "results.view"];
  const records = await give("School records", "Larkfield Software", mayDo);
  const former = await give("Seating plans", "Quillstone", ["entries.view"]);
  done("revoke a system", await perform(app, officer, revokeClient, { client: former.clientId }));

  const [endpointId, url] = [newId(), "https://hooks.larkfield.example/accolade"];
  done(
    "add a webhook",
    await perform(app, officer, makeEndpoint, {
      form: { url, "event-entries-made": "yes", "event-entry-file-received": "yes" },
      endpointId,
      sealedSecret: sealSecret(app, endpointId, newSigningSecret()),
    }),
  );
  done("test a webhook", await perform(app, officer, testEndpoint, { endpoint: endpointId }));
  return records.key;
}
