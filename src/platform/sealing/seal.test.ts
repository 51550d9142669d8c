import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { App } from "../app/app.ts";
import type { DatabaseAddress } from "../database/database.ts";
import { readKeyRing, withNewKey, writeKeyRing } from "./key-ring.ts";
import { keyNameOf, seal, unseal } from "./seal.ts";

const folder = mkdtempSync(join(tmpdir(), "accolade-seal-"));
const file = join(folder, "sealing-keys");
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

function installation(secret: string, sealingKeys?: string): Pick<App, "database"> {
  const address: DatabaseAddress = { host: "", port: 0, name: "", secret, sealingKeys };
  const none = (): never => {
    throw new Error("not used");
  };
  const database = new Proxy({ address }, { get: (_, name) => (name === "address" ? address : none()) });
  return { database: database as App["database"] };
}

const own = installation("s".repeat(64), file);

test("what was sealed opens for its purpose and owner, and for nobody else", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, owner) => {
      const sealed = seal(own, "authenticator", owner, text);
      expect(unseal(own, "authenticator", owner, sealed)).toBe(text);
      expect(() => unseal(own, "authenticator", `${owner}x`, sealed)).toThrow();
      expect(() => unseal(own, "webhook", owner, sealed)).toThrow();
    }),
  );
  const sealed = seal(own, "a", "b", "secret");
  expect(() => unseal(installation("t".repeat(64)), "a", "b", sealed)).toThrow();
  expect(() => unseal(own, "a", "b", `${sealed.slice(0, -2)}AA`)).toThrow();
});

test("with a ring its first key seals and is named; every key of it opens; the installation's own still does", () => {
  const before = seal(own, "a", "b", "old");
  expect(keyNameOf(before)).toBeNull();
  writeKeyRing(file, withNewKey([]));
  const first = seal(own, "a", "b", "one");
  writeKeyRing(file, withNewKey(readKeyRing(file)));
  const second = seal(own, "a", "b", "two");
  expect([keyNameOf(first), keyNameOf(second)]).toEqual(["k1", "k2"]);
  expect([before, first, second].map((sealed) => unseal(own, "a", "b", sealed))).toEqual(["old", "one", "two"]);
  writeKeyRing(file, readKeyRing(file).slice(0, 1));
  expect(() => unseal(own, "a", "b", first)).toThrow("The key k1 of a sealed secret is not in the file");
  expect(readKeyRing(file)[0]?.name).toBe("k2");
  expect(withNewKey(readKeyRing(file))[0]?.name).toBe("k3");
});

test("keys are readable by their owner only; a file with anything else is refused without repeating it", () => {
  writeKeyRing(file, withNewKey([]));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, `${readFileSync(file, "utf8")}k2 not-a-key\n`);
  expect(() => seal(own, "a", "b", "c")).toThrow(/holds something else than sealing keys/);
  expect(() => seal(own, "a", "b", "c")).not.toThrow(/not-a-key/);
});

test.each(["", "v1", "v1.a.b", "v2.k1.a.b", "v3.k1.a.b.c", "text"])("%j is not taken for a sealed text", (text) => {
  expect(() => unseal(own, "a", "b", text)).toThrow();
});
