import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { json, type Route } from "#platform/web";
import { newClientId, newClientSecret } from "../clients/client.ts";
import { makeClient } from "../clients/make-client/make-client.ts";
import { clientRoutes } from "../clients/routes.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { newSigningSecret, signedHeaders } from "./signature.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/connect-a-system.md"), "utf8");
const samples = [...page.matchAll(/```ts\n([\s\S]*?)\n```/g)].map((match) => match[1] ?? "");
const folder = mkdtempSync(join(tmpdir(), "accolade-samples-"));
const candidates: Route = {
  name: "candidates",
  face: "api",
  method: "GET",
  path: "/api/v1/candidates",
  permission: "entries.view",
  scope: "centre",
  summary: "The candidates",
  handle: async ({ actor }) => json({ centre: actor.centreId }),
};

let site: TestSite;
beforeAll(async () => {
  site = await testSite([...clientRoutes, candidates]);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A sample of the page as a program of its own: nothing of ours around it. */
async function load(index: number): Promise<Record<string, (...given: unknown[]) => unknown>> {
  const path = join(folder, `sample-${index}.ts`);
  writeFileSync(path, samples[index] ?? "");
  return import(pathToFileURL(path).href);
}

test("the samples of the page are the files that the site shows", () => {
  const files = ["../clients/read-candidates.ts", "verify-signature.ts"].map((path) =>
    readFileSync(join(import.meta.dirname, path), "utf8").trim(),
  );
  expect(samples).toEqual(files);
});

test("the first sample gets a token and the candidates, and waits when there were too many requests", async () => {
  const { actor } = await site.signIn({
    personId: "ann",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99901",
  });
  const [clientId, { secret, hash }] = [newClientId(), newClientSecret()];
  if (!actor) throw new Error("nobody");
  const form = { name: "SIMS", days: "9", "scope-entries.view": "yes" };
  await perform(site.app, actor, makeClient, { form, clientId, secretHash: hash.toString("hex") });
  const address = await site.server.listen({ host: "127.0.0.1", port: 0 });
  const { fetchCandidates } = await load(0);
  const board = { address, clientId, clientSecret: secret };
  expect(await fetchCandidates?.(board)).toEqual({ centre: "99901" });
  await expect(fetchCandidates?.({ ...board, clientSecret: "wrong" })).rejects.toThrow(/invalid_client/);
  await site.app.database.pools.owner.query(
    "update access.request_limit set quota = 1, seconds = 1 where kind = 'client'",
  );
  const together = await Promise.all([1, 2, 3].map(() => fetchCandidates?.(board)));
  expect(together).toEqual([1, 2, 3].map(() => ({ centre: "99901" })));
});

test("the second sample knows a true message from a false one", async () => {
  const { isFromTheBoard } = await load(1);
  const [secret, body, now] = [newSigningSecret(), '{"type":"entries-made"}', 1_780_000_000];
  const headers = signedHeaders("msg_1", now, body, [secret]);
  expect(isFromTheBoard?.(body, headers, secret, now + 299)).toBe(true);
  expect(isFromTheBoard?.(body.replace("made", "gone"), headers, secret, now)).toBe(false);
});

test("our signature is that of the published example", () => {
  const body = '{"test": 2432232314}';
  const headers = signedHeaders("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body, [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  ]);
  expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});
