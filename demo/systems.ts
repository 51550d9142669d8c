import {
  makeClient, makeEndpoint, newClientId, newClientSecret, newId, newSigningSecret, perform, revokeClient, sealSecret,
  testEndpoint,
} from "#platform";
import { done } from "./act.ts";
import type { DemoWorld } from "./world.ts";

/** What the first centre gave its own systems: one works, one was revoked, one is told of events. All made up. */
export async function giveSystemsAccess({ app, cohort, people }: DemoWorld): Promise<void> {
  const centreId = cohort[0]?.centre.centreId;
  if (centreId === undefined) return;
  const officer = people.officer(centreId);
  const give = async (name: string, vendor: string, scopes: readonly string[]): Promise<string> => {
    const form = Object.fromEntries(scopes.map((scope) => [`scope-${scope}`, "yes"]));
    const secretHash = newClientSecret().hash.toString("hex");
    const raw = { form: { ...form, name, vendor, days: "365" }, clientId: newClientId(), secretHash };
    return done("give a system access", await perform(app, officer, makeClient, raw)).clientId;
  };
  await give("School records", "Larkfield Software", ["entries.view", "entries.submit", "marks.view", "results.view"]);
  const former = await give("Seating plans", "Quillstone", ["entries.view"]);
  done("revoke a system", await perform(app, officer, revokeClient, { client: former }));

  const [endpointId, url] = [newId(), "https://hooks.larkfield.example/accolade"];
  done("add a webhook", await perform(app, officer, makeEndpoint, {
    form: { url, "event-entries-made": "yes", "event-entry-file-received": "yes" }, endpointId,
    sealedSecret: sealSecret(app, endpointId, newSigningSecret()),
  }));
  done("test a webhook", await perform(app, officer, testEndpoint, { endpointId }));
}
