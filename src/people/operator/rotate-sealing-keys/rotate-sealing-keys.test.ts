import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { keyNameOf, readKeyRing, seal, unseal } from "#platform/sealing";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { addPerson } from "../../people.ts";
import { retireKeys, rotateSealingKeys } from "./rotate-sealing-keys.ts";
import { actorOf } from "../../roles.ts";
import { sealedColumns } from "../../sealed.ts";

const operator = actorOf({
  personId: "command-line",
  name: "Command line",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});
const folder = mkdtempSync(join(tmpdir(), "accolade-keys-"));
const file = join(folder, "sealing-keys");
const endpoint = crypto.randomUUID();
let site: TestSite;
let app: App;
beforeAll(async () => {
  site = await testSite([]);
  const { database } = site.app;
  app = { ...site.app, database: { ...database, address: { ...database.address, sealingKeys: file } } };
  for (const personId of ["ann", "ben"]) {
    await addPerson(app, { personId, name: personId, side: "board", role: "entries" });
  }
});
beforeEach(async () => {
  rmSync(file, { force: true });
  const { access } = app.database.as;
  for (const { table } of sealedColumns) await app.database.pools.owner.query(`truncate ${table} cascade`);
  for (const person_id of ["ann", "ben"]) {
    const secret = seal(app, "authenticator", person_id, `secret of ${person_id}`);
    await access.insertInto("access.authenticator").values({ person_id, secret }).execute();
  }
  await access
    .insertInto("access.new_authenticator")
    .values({ person_id: "ann", secret: seal(app, "authenticator", "ann", "new secret") })
    .execute();
  await access
    .insertInto("access.identity_provider")
    .values({
      provider_id: "trust",
      name: "Trust",
      issuer: "https://id.example",
      client_id: "c",
      active: true,
      client_secret: seal(app, "identity-provider", "trust", "word of the provider"),
    })
    .execute();
  await makeEndpoint();
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

async function makeEndpoint(): Promise<void> {
  await app.database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '99901', true)`.execute(tx);
    await sql`insert into webhooks.endpoint (centre_id, endpoint_id, url, events, made_by, made_by_name)
      values ('99901', ${endpoint}, 'https://mis.example', '{entry-made}', 'ann', 'Ann') on conflict do nothing`.execute(
      tx,
    );
    await sql`insert into webhooks.endpoint_secret (centre_id, endpoint_id, secret_id, sealed)
      values ('99901', ${endpoint}, ${crypto.randomUUID()}, ${seal(app, "webhook", endpoint, "word of a system")})`.execute(
      tx,
    );
  });
}

async function opened(): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { table, column, purpose, owner, account } of sealedColumns) {
    const found = await sql<{ owner: string; sealed: string }>`
      select ${sql.ref(owner)}::text as owner, ${sql.ref(column)} as sealed from ${sql.table(table)}`.execute(
      app.database.as[account],
    );
    expect(found.rows.length, `${table} has something to open`).toBeGreaterThan(0);
    texts.push(...found.rows.map((row) => `${keyNameOf(row.sealed)} ${unseal(app, purpose, row.owner, row.sealed)}`));
  }
  return [...new Set(texts)].toSorted();
}

const secrets = ["new secret", "secret of ann", "secret of ben", "word of a system", "word of the provider"];
const rotate = () => perform(app, operator, rotateSealingKeys, null);

test("every secret is sealed with the new key and still opens; the old key goes when nothing needs it", async () => {
  expect(await opened()).toEqual(secrets.map((text) => `null ${text}`));
  expect(await rotate()).toMatchObject({ ok: true, value: { key: "k1" } });
  expect(await opened()).toEqual(secrets.map((text) => `k1 ${text}`));
  expect(await rotate()).toMatchObject({ ok: true, value: { key: "k2" } });
  expect(readKeyRing(file).map(({ name }) => name)).toEqual(["k2", "k1"]);
  expect(await retireKeys(app)).toEqual({ late: 0, retired: ["k1"], kept: [] });
  expect(readKeyRing(file).map(({ name }) => name)).toEqual(["k2"]);
  expect(await opened()).toEqual(secrets.map((text) => `k2 ${text}`));
});

test("what a program sealed with the old key in the meantime is found before the key goes", async () => {
  await rotate();
  const late = seal(app, "authenticator", "ben", "written meanwhile");
  await rotate();
  await app.database.as.access
    .updateTable("access.authenticator")
    .set({ secret: late })
    .where("person_id", "=", "ben")
    .execute();
  expect(await retireKeys(app)).toEqual({ late: 1, retired: ["k1"], kept: [] });
  expect(await opened()).toContain("k2 written meanwhile");
});

test("two who rotate at once each make a key, and nothing is lost", async () => {
  await Promise.all([rotate(), rotate(), retireKeys(app)]);
  await retireKeys(app);
  expect(readKeyRing(file)).toHaveLength(1);
  expect((await opened()).map((text) => text.replace(/^k\d /, ""))).toEqual(secrets);
});

test("a secret that does not open changes nothing, and no key goes", async () => {
  await rotate();
  await app.database.as.access.updateTable("access.new_authenticator").set({ secret: "v1.broken" }).execute();
  await expect(rotate()).rejects.toThrow("A secret in access.new_authenticator does not open");
  await app.database.as.access.deleteFrom("access.new_authenticator").execute();
  await app.database.as.access
    .insertInto("access.new_authenticator")
    .values({ person_id: "ann", secret: seal(app, "authenticator", "ann", "new secret") })
    .execute();
  expect((await opened()).map((text) => text.replace(/^k\d /, "")).toSorted()).toEqual(secrets);
});

test("the log says how many and which key, and holds no key and no secret", async () => {
  await rotate();
  const acts = await app.database.as.board
    .selectFrom("audit.act")
    .select(["person_name", "subject_id", "after"])
    .where("action", "=", "rotate-sealing-keys")
    .orderBy("position", "desc")
    .limit(1)
    .execute();
  expect(acts).toMatchObject([{ person_name: "Command line", subject_id: "k1" }]);
  expect(JSON.stringify(acts)).not.toContain(readKeyRing(file)[0]?.key ?? "no key");
});

test("without a file for the keys nothing is done, and it is said what to set", async () => {
  expect(await perform(site.app, operator, rotateSealingKeys, null)).toMatchObject({
    ok: false,
    refusals: [{ code: "sealing-keys-nowhere" }],
  });
});

test("every purpose that something is sealed for is in the register", () => {
  const source = join(import.meta.dirname, "../../../..");
  const sealing = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .filter((path) => !/access\/(seal|sealed-columns)\.ts$/.test(path))
    .map((path) => readFileSync(join(source, path), "utf8"))
    .filter((text) => /import \{[^}]*\b(un)?seal\b[^}]*\} from/.test(text));
  const purpose = /\bseal\(app, "([\w-]+)"|\b(?:purpose|sealPurpose) = "([\w-]+)"/g;
  const purposes = sealing.flatMap((text) => [...text.matchAll(purpose)].map((one) => one[1] ?? one[2]));
  expect(sealing.length).toBeGreaterThan(2);
  expect([...new Set(purposes)].toSorted()).toEqual([...new Set(sealedColumns.map((each) => each.purpose))].toSorted());
});
