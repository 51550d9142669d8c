import fc from "fast-check";
import { expect, test } from "vitest";
import { type Arrival, isOfDomain, levelOf, showsSecondFactor } from "./rule.ts";

const arrival: Arrival = {
  providerName: "Northern Trust",
  account: "active",
  isStrong: true,
  owesFactor: true,
  hasFactor: true,
};

test.each<[string, Partial<Arrival>, string]>([
  ["a second factor there", {}, "full"],
  ["one factor there, and one here", { isStrong: false }, "half"],
  ["one factor there, none here", { isStrong: false, hasFactor: false }, "sign-on-second-factor-missing"],
  ["one factor there, none owed", { isStrong: false, owesFactor: false, hasFactor: false }, "full"],
  ["no account linked", { account: undefined }, "sign-on-not-linked"],
  ["a closed account", { account: "closed" }, "sign-on-account-closed"],
  ["a suspended account", { account: "suspended" }, "sign-on-account-suspended"],
])("%s: %o gives %s", (_title, change, expected) => {
  const level = levelOf({ ...arrival, ...change });
  expect(level.ok ? level.value : level.refusals[0]?.code).toBe(expected);
});

test("in exactly when the account is active and every factor that is owed was shown there", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("active" as const, "suspended" as const, "closed" as const, undefined),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (account, isStrong, owesFactor, hasFactor) => {
        const level = levelOf({ ...arrival, account, isStrong, owesFactor, hasFactor });
        const isIn = level.ok && level.value === "full";
        expect(isIn).toBe(account === "active" && (isStrong || !owesFactor));
      },
    ),
  );
});

test("only the signs that were named count, letter by letter", () => {
  expect(showsSecondFactor(["amr:mfa"], ["amr:pwd", "amr:mfa"])).toBe(true);
  for (const signs of [[], ["amr:MFA"], ["acr:mfa"], ["amr:mf"], ["amr:mfa "]]) {
    expect(showsSecondFactor(["amr:mfa"], signs)).toBe(false);
  }
  expect(showsSecondFactor([], ["amr:mfa"])).toBe(false);
});

test("domains are compared whole, after the last @", () => {
  expect(isOfDomain([], null)).toBe(true);
  expect(isOfDomain(["school.example"], "ann@school.example")).toBe(true);
  for (const address of [null, "ann@notschool.example", "ann@school.example.org", "school.example@evil.example"]) {
    expect(isOfDomain(["school.example"], address)).toBe(false);
  }
});
