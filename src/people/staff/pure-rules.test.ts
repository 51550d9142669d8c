import fc from "fast-check";
import { expect, test } from "vitest";
import { type Acceptance, mayAccept } from "./accept-invitation/rule.ts";
import { endOfDay, lastDayOf, lastWholeDayOf, startOfDay } from "./days.ts";
import { dormancyStep } from "./suspend-account/rule.ts";
import { readEmail, readFields, readTerms } from "./read-terms.ts";
import { reachOf } from "./reach.ts";
import { mayRestore } from "./restore-role/rule.ts";
import "../../start/program.ts";

const now = "2026-07-01T10:00:00Z";

test("days begin and end at midnight in London, in summer and in winter", () => {
  expect(startOfDay("2026-08-14")).toBe("2026-08-13T23:00:00Z");
  expect(endOfDay("2026-08-14")).toBe("2026-08-14T23:00:00Z");
  expect(endOfDay("2026-01-14")).toBe("2026-01-15T00:00:00Z");
  expect(endOfDay("2026-10-24")).toBe("2026-10-24T23:00:00Z");
  expect(endOfDay("2026-10-25")).toBe("2026-10-26T00:00:00Z");
});

test("the last day of what ends with a day is that day; of what ends at noon only the day before is whole", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
      const day = Temporal.PlainDate.from("2024-01-01").add({ days }).toString();
      expect([lastDayOf(endOfDay(day)), lastWholeDayOf(endOfDay(day))]).toEqual([day, day]);
    }),
  );
  expect([lastDayOf("2026-07-14T11:00:00Z"), lastWholeDayOf("2026-07-14T11:00:00Z")]).toEqual([
    "2026-07-14",
    "2026-07-13",
  ]);
});

const open: Acceptance = {
  acceptedAt: null,
  cancelledAt: null,
  expiresAt: "2026-07-05T00:00:00Z",
  until: null,
  now,
  senderMay: true,
  owner: null,
  visitor: null,
};
const owner = { personId: "sam", state: "active" };

test.each<readonly [string, Partial<Acceptance>, string | null]>([
  ["by somebody new", {}, null],
  ["by its owner", { owner, visitor: "sam" }, null],
  ["that was used", { acceptedAt: now }, "invitation-over"],
  ["that was cancelled", { cancelledAt: now }, "invitation-over"],
  ["at its last instant", { expiresAt: now }, "invitation-over"],
  ["whose role is over", { until: now }, "invitation-over"],
  ["whose sender lost the right", { senderMay: false }, "invitation-over"],
  ["of somebody known, by nobody", { owner }, "sign-in-first"],
  ["of somebody known, by another", { owner, visitor: "ann" }, "sign-in-first"],
  ["of somebody new, by another", { visitor: "ann" }, "invitation-of-other"],
  ["of a suspended account", { owner: { ...owner, state: "suspended" }, visitor: "sam" }, "invitation-account-shut"],
  ["of a closed account", { owner: { ...owner, state: "closed" } }, "invitation-account-shut"],
])("an invitation %s", (_title, change, code) => {
  const decision = mayAccept({ ...open, ...change });
  expect(decision.ok ? null : decision.refusals[0]?.code).toBe(code);
});

test.each<readonly [string, string, string | null, "nothing" | "warn" | "suspend"]>([
  ["used last week", "2026-06-24T10:00:00Z", null, "nothing"],
  ["334 days unused", "2025-08-01T10:00:00Z", null, "nothing"],
  ["335 days unused", "2025-07-31T10:00:00Z", null, "warn"],
  ["warned yesterday", "2025-07-30T10:00:00Z", "2026-06-30T10:00:00Z", "nothing"],
  ["a year unused, warned a month ago", "2025-07-01T10:00:00Z", "2026-06-01T10:00:00Z", "suspend"],
  ["a year unused, warned 29 days ago", "2025-07-01T10:00:00Z", "2026-06-02T10:00:00Z", "nothing"],
  ["years unused, never warned", "2020-07-01T10:00:00Z", null, "warn"],
  ["warned before it was used again", "2025-07-01T10:00:00Z", "2025-06-01T10:00:00Z", "warn"],
])("an account %s", (_title, usedAt, warnedAt, step) => {
  expect(dormancyStep({ usedAt, warnedAt, days: 365, now })).toBe(step);
});

test("an ended role comes back within 90 days, not when it would be over, and only from who may give it", () => {
  const ended = { personId: "sam", role: "senco", subjects: [], until: null, endedAt: "2026-06-01T10:00:00Z" };
  const reach = reachOf([{ role: "exams-officer", until: null }]);
  const giver = { personId: "helen", side: "centre", reach } as const;
  const facts = { today: "2026-07-01", held: [], hadExamsOfficer: true, now };
  const code = (change: object, granter: Parameters<typeof mayRestore>[0] = giver) => {
    const decision = mayRestore(granter, { ...ended, ...change }, facts);
    return decision.ok ? null : decision.refusals[0]?.code;
  };
  expect(code({})).toBeNull();
  expect(code({ endedAt: "2026-04-02T10:00:00Z" })).toBeNull();
  expect(code({ endedAt: "2026-04-02T09:59:59Z" })).toBe("restore-late");
  expect(code({ until: "2026-06-30T23:00:00Z" })).toBe("restore-over");
  expect(code({ endedAt: null })).toBe("role-stands");
  expect(code({ role: "dean" })).toBe("role-gone");
  expect(code({ role: "head-of-centre" })).toBe("role-appointed");
  expect(code({}, { ...giver, reach: reachOf([]) })).toBe("more-than-held");
  expect(code({}, { ...giver, personId: "sam" })).toBe("own-role");
});

test.each([
  ["J560, h446;05837", ["J560", "H446", "05837"]],
  ["J560 J560", ["J560"]],
  ["", []],
])("subjects %j are read", (subjects, expected) => {
  const read = readTerms(readFields({ role: "teacher", subjects }));
  expect(read).toMatchObject({ ok: true, value: { subjects: expected } });
});

test.each([
  [{ role: "candidate" }, "role-unknown"],
  [{ role: "dean" }, "role-unknown"],
  [{}, "role-unknown"],
  [{ role: "teacher", subjects: "J5" }, "subject-form"],
  [{ role: "teacher", subjects: "J560, maths & art" }, "subject-form"],
  [{ role: "senco", from: "31/07/2026" }, "day-form"],
  [{ role: "senco", until: "2026-02-30" }, "day-form"],
])("terms %j are refused with %s", (raw, code) => {
  const decision = readTerms(readFields(raw));
  expect(decision.ok ? null : decision.refusals[0]?.code).toBe(code);
});

test.each([
  ["Sam.Lee@School.Example", "sam.lee@school.example"],
  ["o'brien+exams@a-b.example", "o'brien+exams@a-b.example"],
])("the address %s is read", (text, expected) => expect(readEmail(text)).toEqual({ ok: true, value: expected }));

test.each([
  "",
  "sam",
  "sam@",
  "@school.example",
  "sam@school",
  "sam lee@school.example",
  "sam@school.example\nBcc: x@y.example",
  "sam@school.example, ann@school.example",
  "<sam@school.example>",
  `${"x".repeat(65)}@school.example`,
])("the address %j is refused", (text) => expect(readEmail(text).ok).toBe(false));
