import { expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { mayBeStatement } from "./rule.ts";
import { writeStatement } from "./write-statement.ts";

const partial: Answers = {
  compliance: "partial",
  failures: "- Tables scroll sideways (1.4.10).",
  burden: "",
  outOfScope: "",
  improvements: "",
  tested: "Tested by hand.",
  preparedOn: "2026-01-05",
  reviewedOn: "2026-02-10",
  replyDays: 10,
  enforcement: "ehrc",
};
const about = {
  board: "Northgate Awards",
  address: "https://exams.northgate.example",
  contact: { purpose: "accessibility", email: "access@northgate.example", telephone: "020 7946 0000" },
} as const;

test("the statement has every part that the model statement demands", () => {
  const text = writeStatement(partial, about);
  for (const part of [
    "This accessibility statement applies to https://exams.northgate.example",
    "is committed to making its website accessible, in accordance with the Public Sector Bodies",
    "### Compliance status\n\nThis website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA",
    "## Non-accessible content",
    "### Non-compliance with the accessibility regulations\n\n- Tables scroll sideways (1.4.10).",
    "This statement was prepared on 5 January 2026. It was last reviewed on 10 February 2026.",
    "Tested by hand.",
    "[access@northgate.example](mailto:access@northgate.example)",
    "reply within 10 working days",
    "## Enforcement procedure\n\nThe Equality and Human Rights Commission (EHRC)",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain("Disproportionate burden");
  expect(text).not.toContain("Northern Ireland");
});

test("a board of Northern Ireland names who enforces the regulations there", () => {
  const ecni = writeStatement({ ...partial, enforcement: "ecni" }, about);
  expect([ecni.includes("(ECNI)"), ecni.includes("(EHRC)")]).toEqual([true, false]);
  const both = writeStatement({ ...partial, enforcement: "both" }, about);
  expect([both.includes("(ECNI)"), both.includes("(EHRC)")]).toEqual([true, true]);
});

test("a fully compliant site lists nothing that is not accessible", () => {
  const text = writeStatement({ ...partial, compliance: "full", failures: "" }, about);
  expect(text).toContain("This website is fully compliant");
  expect(text).not.toContain("Non-accessible content");
});

test.each<[string, Partial<Answers>, boolean, string]>([
  ["compliance-not-full", { compliance: "full" }, true, "compliance"],
  ["compliance-not-full", { compliance: "full", failures: "", burden: "Costs more." }, true, "compliance"],
  ["failures-missing", { failures: "" }, true, "failures"],
  ["tested-missing", { tested: "" }, true, "tested"],
  ["prepared-later", { preparedOn: "2026-02-11", reviewedOn: "2026-02-11" }, true, "preparedOn"],
  ["reviewed-out-of-order", { reviewedOn: "2026-01-04" }, true, "reviewedOn"],
  ["reviewed-out-of-order", { reviewedOn: "2026-02-11" }, true, "reviewedOn"],
  ["text-link-invalid", { improvements: "[x](javascript:1)" }, true, "improvements"],
])("%s", (code, changed, reachable, field) => {
  const decision = mayBeStatement({ ...partial, ...changed }, { reachable }, "2026-02-10");
  expect(decision.ok ? [] : decision.refusals).toContainEqual(expect.objectContaining({ code, field }));
});

test("without a way to complain there is no statement", () => {
  const decision = mayBeStatement(partial, { reachable: false }, "2026-02-10");
  expect(decision.ok ? [] : decision.refusals.map(({ code }) => code)).toEqual(["complaints-contact-missing"]);
  expect(mayBeStatement(partial, { reachable: true }, "2026-02-10").ok).toBe(true);
});
