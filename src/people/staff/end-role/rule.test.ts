import { expect, test } from "vitest";
import { type EndFacts, type Ending, type Remaining, mayEnd, mayResign } from "./rule.ts";
import "../../../start/program.ts";

const now = "2026-07-01T10:00:00Z";
const holding: Ending = {
  personId: "sam",
  role: "deputy-exams-officer",
  side: "centre",
  from: "2026-06-01T00:00:00Z",
  until: null,
  endedAt: null,
};
const officer: Ending = { ...holding, role: "exams-officer" };
const other: Remaining = { role: "exams-officer", from: "2026-01-01T00:00:00Z", until: null };
const facts = (more: Partial<EndFacts> = {}): EndFacts => ({
  holding,
  remaining: [other],
  today: "2026-07-01",
  now,
  ...more,
});
const centre = { personId: "helen", side: "centre" };
const board = { personId: "helen", side: "board" };
const why = { at: null, reason: "has left the school" };

test.each<readonly [string, typeof centre, EndFacts, { at: string | null; reason: string }, readonly string[]]>([
  ["a deputy, now", centre, facts(), why, []],
  ["a deputy, on a day to come", centre, facts(), { ...why, at: "2026-07-14T23:00:00Z" }, []],
  ["without a reason", centre, facts(), { ...why, reason: "" }, ["role-reason-missing"]],
  ["with a reason that is a book", centre, facts(), { ...why, reason: "x".repeat(501) }, ["role-reason-long"]],
  ["one's own", { ...centre, personId: "sam" }, facts(), why, ["own-role-ended"]],
  [
    "the head, by the centre",
    centre,
    facts({ holding: { ...holding, role: "head-of-centre" } }),
    why,
    ["appointed-role-ended"],
  ],
  ["the head, by the board", board, facts({ holding: { ...holding, role: "head-of-centre" } }), why, []],
  ["what has ended", centre, facts({ holding: { ...holding, endedAt: "2026-06-30T00:00:00Z" } }), why, ["role-over"]],
  ["what is over", centre, facts({ holding: { ...holding, until: "2026-06-30T23:00:00Z" } }), why, ["role-over"]],
  ["in the past", centre, facts(), { ...why, at: "2026-06-14T23:00:00Z" }, ["end-past"]],
  [
    "later than it ends anyway",
    centre,
    facts({ holding: { ...holding, until: "2026-07-05T23:00:00Z" } }),
    { ...why, at: "2026-07-14T23:00:00Z" },
    ["end-later"],
  ],
  ["one of two exams officers", centre, facts({ holding: officer }), why, []],
  ["the only one who manages accounts", centre, facts({ holding: officer, remaining: [] }), why, ["last-manager"]],
  ["a deputy when nobody manages accounts", centre, facts({ remaining: [] }), why, []],
  [
    "an exams officer when only a deputy is left",
    centre,
    facts({ holding: officer, remaining: [{ ...other, role: "deputy-exams-officer" }] }),
    why,
    ["last-manager"],
  ],
  [
    "an exams officer whose successor begins next week",
    centre,
    facts({ holding: officer, remaining: [{ ...other, from: "2026-07-08T00:00:00Z" }] }),
    why,
    ["last-manager"],
  ],
  [
    "an exams officer on the day the successor begins",
    centre,
    facts({ holding: officer, remaining: [{ ...other, from: "2026-07-08T00:00:00Z" }] }),
    { ...why, at: "2026-07-08T00:00:00Z" },
    [],
  ],
  [
    "an exams officer when the other ends that moment",
    centre,
    facts({ holding: officer, remaining: [{ ...other, until: "2026-07-08T00:00:00Z" }] }),
    { ...why, at: "2026-07-08T00:00:00Z" },
    ["last-manager"],
  ],
  [
    "the only administrator",
    board,
    facts({ holding: { ...officer, role: "administrator", side: "board" }, remaining: [] }),
    why,
    ["last-administrator"],
  ],
])("taking back %s", (_title, ender, known, wanted, expected) => {
  const decision = mayEnd(ender, known, wanted);
  expect(decision.ok ? [] : decision.refusals.map((refusal) => refusal.code)).toEqual(expected);
});

test("a role of one's own is resigned now, but not the last that manages accounts, and not another's", () => {
  expect(mayResign("sam", facts())).toEqual({ ok: true, value: { at: now } });
  expect(mayResign("sam", facts({ holding: officer }))).toEqual({ ok: true, value: { at: now } });
  expect(mayResign("sam", facts({ holding: officer, remaining: [] }))).toMatchObject({
    refusals: [{ code: "last-manager" }],
  });
  expect(mayResign("ann", facts())).toMatchObject({ refusals: [{ code: "role-not-own" }] });
});
