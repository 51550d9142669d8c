import { expect, test } from "vitest";
import { checkPassword, hashCost, hashPassword, readHash } from "./argon2.ts";

test("a hash is checked, and is another at every time", async () => {
  const [one, other] = await Promise.all([hashPassword("kelp orbit 9"), hashPassword("kelp orbit 9")]);
  expect(one).not.toBe(other);
  expect(await checkPassword("kelp orbit 9", one)).toEqual({ right: true, weak: false });
  expect(await checkPassword("kelp orbit 8", one)).toEqual({ right: false, weak: false });
  expect(await checkPassword("", one)).toEqual({ right: false, weak: false });
});

test("a hash says what it cost, and the cost is at least what OWASP asks", async () => {
  const { cost, salt, hash } = readHash(await hashPassword("kelp orbit 9"));
  expect(cost).toEqual(hashCost);
  expect([hashCost.memoryKib >= 19_456, hashCost.passes >= 2, salt.length, hash.length]).toEqual([true, true, 16, 32]);
});

test("a hash that cost less still works, and is told apart", async () => {
  const cheap = await hashPassword("kelp orbit 9", { memoryKib: 8192, passes: 1, lanes: 1 });
  expect(await checkPassword("kelp orbit 9", cheap)).toEqual({ right: true, weak: true });
});

test("another program's hash is understood: the PHC string of the reference implementation", async () => {
  const kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await checkPassword("password", kept)).toEqual({ right: true, weak: false });
});

test("the same characters from two keyboards are one password; letters of another case are not", async () => {
  const kept = await hashPassword("caf\u00e9 au lait froid");
  expect((await checkPassword("cafe\u0301 au lait froid", kept)).right).toBe(true);
  expect((await checkPassword("Caf\u00e9 au lait froid", kept)).right).toBe(false);
});

test("nothing is cut off: the last of 128 characters counts", async () => {
  const kept = await hashPassword(`${"x".repeat(127)}y`);
  expect((await checkPassword("x".repeat(127), kept)).right).toBe(false);
  expect((await checkPassword(`${"x".repeat(127)}z`, kept)).right).toBe(false);
});

test.each(["", "plain", "$2b$10$abc", "$argon2i$v=19$m=1,t=1,p=1$YQ$YQ"])("%j is no hash of ours", (kept) => {
  expect(() => readHash(kept)).toThrow(/hash/);
});
