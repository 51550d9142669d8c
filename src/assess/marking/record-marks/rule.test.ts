import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarkRow, MarkStatus } from "../mark.ts";
import type { ComponentFacts, CurrentMark, MarkFacts } from "./mark-facts.ts";
import { mayRecordMark } from "./rule.ts";

const nea: ComponentFacts = { maxMark: 70, teacherMarks: "Y", grades: new Set(), closed: false, closesAt: "Friday" };
const exam: ComponentFacts = { ...nea, teacherMarks: "N" };
const claim: ComponentFacts = { ...nea, maxMark: null, teacherMarks: "G", grades: new Set(["D", "M", "P"]) };
const current: CurrentMark = { movement: 1, recorded: 40, status: "marked", grade: null, held: false, adjusted: false };
const row: MarkRow = {
  line: 1,
  centreId: "10001",
  candidateNumber: 42,
  option: "H446A",
  component: "H446/03",
  mark: 45,
  grade: null,
  status: "marked",
  reason: null,
};
const live = (component: ComponentFacts, standing?: CurrentMark): MarkFacts => ({
  component,
  entry: "live",
  current: standing,
});

test.each<[string, MarkFacts, Partial<MarkRow>, "centre" | "board", string]>([
  ["no entry", { ...live(nea), entry: "none" }, {}, "board", "entry-absent"],
  ["withdrawn entry", { ...live(nea), entry: "withdrawn" }, {}, "board", "entry-withdrawn"],
  [
    "another option's component",
    { component: undefined, entry: "live", current: undefined },
    {},
    "board",
    "component-unknown",
  ],
  ["examined component, from a centre", live(exam), {}, "centre", "marks-not-taken"],
  ["above the maximum", live(nea), { mark: 71 }, "centre", "mark-above-maximum"],
  ["not a whole number", live(nea), { mark: Number.NaN }, "centre", "mark-form"],
  ["below nothing", live(nea), { mark: -1 }, "board", "mark-form"],
  ["nothing at all", live(nea), { mark: null }, "centre", "mark-or-grade"],
  ["mark and absence", live(nea), { status: "absent" }, "centre", "mark-or-grade"],
  ["mark and grade", live(claim), { grade: "D" }, "centre", "mark-or-grade"],
  ["incomplete without a mark", live(nea), { mark: null, status: "incomplete" }, "centre", "mark-or-grade"],
  ["mark where a grade is claimed", live(claim), {}, "centre", "grade-needed"],
  ["grade where a mark is given", live(nea), { mark: null, grade: "D" }, "centre", "mark-needed"],
  ["grade off the scale", live(claim), { mark: null, grade: "A" }, "centre", "grade-unknown"],
  ["too late for a centre", live({ ...nea, closed: true }), {}, "centre", "marks-closed"],
  ["another mark, no reason", live(nea, current), {}, "centre", "reason-needed"],
  ["another mark, blank reason", live(nea, current), { reason: "  " }, "board", "reason-needed"],
  ["on hold", live(nea, { ...current, held: true }), { reason: "Typing error" }, "board", "mark-held"],
  ["adjusted since", live(nea, { ...current, adjusted: true }), { reason: "Typing error" }, "board", "marks-settled"],
  [
    "changed by another meanwhile",
    live(nea, { ...current, movement: 2 }),
    { seen: 1, reason: "x" },
    "centre",
    "mark-changed-since",
  ],
])("refused: %s", (_name, facts, changes, side, code) => {
  const decision = mayRecordMark(facts, { ...row, ...changes }, side);
  expect(decision.ok ? "accepted" : decision.refusals[0]?.code).toBe(code);
  expect(decision.ok ? "" : decision.refusals[0]?.field).toBeTruthy();
});

test.each<[string, MarkFacts, Partial<MarkRow>, "centre" | "board", object | "unchanged"]>([
  ["a first mark", live(nea), {}, "centre", { movement: 1, change: 45, cause: "raw", status: "marked", reason: null }],
  ["the maximum", live(nea), { mark: 70 }, "centre", { change: 70 }],
  ["nought", live(nea), { mark: 0 }, "centre", { change: 0, status: "marked" }],
  ["an absence", live(nea), { mark: null, status: "absent" }, "centre", { change: 0, status: "absent" }],
  ["an incomplete piece of work", live(nea), { status: "incomplete" }, "centre", { change: 45, status: "incomplete" }],
  ["a claimed grade", live(claim), { mark: null, grade: "M" }, "centre", { change: 0, grade: "M" }],
  ["an examined mark, by the board", live(exam), {}, "board", { change: 45 }],
  ["a late mark, by the board", live({ ...nea, closed: true }), {}, "board", { change: 45 }],
  [
    "a correction down",
    live(nea, current),
    { mark: 38, reason: "Added up wrongly" },
    "centre",
    { movement: 2, change: -2, cause: "correction", reason: "Added up wrongly" },
  ],
  [
    "a mark that becomes an absence",
    live(nea, current),
    { mark: null, status: "absent", reason: "Wrong candidate" },
    "board",
    { change: -40 },
  ],
  ["the same mark", live(nea, current), { mark: 40 }, "centre", "unchanged"],
  ["the same mark after the date", live({ ...nea, closed: true }, current), { mark: 40 }, "centre", "unchanged"],
  ["the same mark on hold", live(nea, { ...current, held: true }), { mark: 40 }, "board", "unchanged"],
  ["the recorded mark after moderation", live(nea, { ...current, adjusted: true }), { mark: 40 }, "board", "unchanged"],
])("accepted: %s", (_name, facts, changes, side, expected) => {
  const decision = mayRecordMark(facts, { ...row, ...changes }, side);
  if (expected === "unchanged") expect(decision).toEqual({ ok: true, value: "unchanged" });
  else expect(decision).toMatchObject({ ok: true, value: expected });
});

const statuses: readonly MarkStatus[] = ["marked", "incomplete", "absent", "withdrawn"];
const anyRow = fc
  .record({
    mark: fc.option(fc.integer({ min: -2, max: 80 })),
    status: fc.constantFrom(...statuses),
    reason: fc.option(fc.constantFrom("", "Added up wrongly")),
  })
  .map((changes): MarkRow => ({ ...row, ...changes }));

test("whatever is sent, the movements sum to the last mark accepted and are numbered without gaps", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
      let standing: CurrentMark | undefined;
      const changes: number[] = [];
      let last: MarkRow | undefined;
      for (const each of rows) {
        const decision = mayRecordMark(live(nea, standing), each, "board");
        if (!decision.ok) continue;
        last = each;
        if (decision.value === "unchanged") continue;
        changes.push(decision.value.change);
        const { movement, status, grade } = decision.value;
        standing = {
          movement,
          status,
          grade,
          recorded: (standing?.recorded ?? 0) + decision.value.change,
          held: false,
          adjusted: false,
        };
      }
      expect(changes.reduce((sum, change) => sum + change, 0)).toBe(last?.mark ?? 0);
      expect(standing?.movement ?? 0).toBe(changes.length);
      if (last) expect(standing?.status).toBe(last.status);
    }),
    { numRuns: 2000 },
  );
});

test("a first mark is accepted exactly when it is one thing and within the maximum", () => {
  fc.assert(
    fc.property(anyRow, (each) => {
      const present = each.status === "marked" || each.status === "incomplete";
      const good = present ? each.mark !== null && each.mark >= 0 && each.mark <= 70 : each.mark === null;
      expect(mayRecordMark(live(nea), each, "centre").ok).toBe(good);
    }),
    { numRuns: 2000 },
  );
});
