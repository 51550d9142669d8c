import { expect, test } from "vitest";
import { definePath } from "./define-path.ts";

const withdrawal = definePath("/centre/candidates/:candidate/entries/:option/withdrawal");
const entries = definePath("/centre/entries");

test("a path makes addresses from its parts and a query", () => {
  expect(withdrawal({ candidate: 12, option: "J277" }, { series: "6A26" })).toBe(
    "/centre/candidates/12/entries/J277/withdrawal?series=6A26",
  );
  expect(withdrawal.pattern).toBe("/centre/candidates/:candidate/entries/:option/withdrawal");
  expect(entries()).toBe("/centre/entries");
  expect(entries({ by: "candidate", option: "J277" })).toBe("/centre/entries?by=candidate&option=J277");
});

test("everything is encoded, and a blank of the query is left out", () => {
  const address = withdrawal(
    { candidate: "../..", option: "a/b?c#d" },
    { series: "", page: undefined, search: "a & b" },
  );
  expect(address).toBe("/centre/candidates/..%2F../entries/a%2Fb%3Fc%23d/withdrawal?search=a+%26+b");
});

test("a part that is missing is refused", () => {
  expect(() => withdrawal({ candidate: 1, option: "" })).toThrow("needs :option");
  // @ts-expect-error the types refuse it too; templates are not typed
  expect(() => withdrawal({ candidate: 1 })).toThrow("needs :option");
});
