import fc from "fast-check";
import { expect, test } from "vitest";
import { markStatuses, type MarkRow } from "../mark.ts";
import type { ComponentFacts, CurrentMark, DraftMark, MarkFacts } from "../record-marks/mark-facts.ts";
import { mayRecordMark } from "../record-marks/rule.ts";
import { mayKeepDraft } from "./rule.ts";

const nea: ComponentFacts = { maxMark: 70, teacherMarks: "Y", grades: new Set(), closed: false, closesAt: "Friday" };
const closed = { ...nea, closed: true };
const exam: ComponentFacts = { ...nea, teacherMarks: "N" };
const current: CurrentMark = { movement: 1, recorded: 40, status: "marked", grade: null, held: false, adjusted: false };
const draft: DraftMark = { version: 2, mark: 44, grade: null, status: "marked", enteredBy: "Tom Teacher" };
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
const blank = { mark: null };
const live = (more: Partial<MarkFacts>): MarkFacts => ({ component: nea, entry: "live", current: undefined, ...more });

test.each<[string, MarkFacts, Partial<MarkRow>, string]>([
  ["no entry", live({ entry: "none" }), {}, "entry-absent"],
  ["withdrawn entry", live({ entry: "withdrawn" }), {}, "entry-withdrawn"],
  ["blank without an entry", live({ entry: "none" }), blank, "entry-absent"],
  ["another option's component", live({ component: undefined }), {}, "component-unknown"],
  ["examined component", live({ component: exam }), {}, "marks-not-taken"],
  ["blank of an examined component", live({ component: exam }), blank, "marks-not-taken"],
  ["above the maximum", live({}), { mark: 71 }, "mark-above-maximum"],
  ["a mark and an absence", live({}), { status: "absent" }, "mark-or-grade"],
  ["after the marks-due date", live({ component: closed }), {}, "marks-closed"],
  ["taking a draft out after the date", live({ component: closed, draft }), { ...blank, seenDraft: 2 }, "marks-closed"],
  ["on hold", live({ current: { ...current, held: true } }), { seen: 1 }, "mark-held"],
  ["adjusted since", live({ current: { ...current, adjusted: true } }), { seen: 1 }, "marks-settled"],
  ["recorded meanwhile", live({ current }), { seen: 0 }, "mark-changed-since"],
  ["entered meanwhile", live({ draft }), { seenDraft: 0 }, "draft-changed-since"],
  ["entered meanwhile, over another", live({ draft }), { seenDraft: 1 }, "draft-changed-since"],
  ["cleared meanwhile", live({}), { seenDraft: 2 }, "draft-changed-since"],
  ["a submitted mark left blank", live({ current }), { ...blank, seen: 1 }, "mark-blank"],
  ["a changed mark left blank", live({ current, draft }), { ...blank, seen: 1, seenDraft: 2 }, "mark-blank"],
])("refused: %s", (_name, facts, changes, code) => {
  const decision = mayKeepDraft(facts, { ...row, ...changes });
  expect(decision.ok ? decision.value : decision.refusals.map((each) => each.code)).toEqual([code]);
});

test.each<[string, MarkFacts, Partial<MarkRow>, object | "unchanged"]>([
  ["a first mark", live({}), {}, { mark: 45, grade: null, status: "marked", onMovement: 0 }],
  [
    "an absence",
    live({}),
    { mark: null, status: "absent" },
    { mark: null, grade: null, status: "absent", onMovement: 0 },
  ],
  ["over a draft", live({ draft }), { seenDraft: 2 }, { mark: 45, grade: null, status: "marked", onMovement: 0 }],
  [
    "a change of what is submitted",
    live({ current }),
    { seen: 1 },
    { mark: 45, grade: null, status: "marked", onMovement: 1 },
  ],
  ["the draft again, whoever saw what", live({ draft }), { mark: 44, seenDraft: 0 }, "unchanged"],
  ["what is submitted again", live({ current }), { mark: 40, seen: 1 }, "unchanged"],
  ["nothing over nothing", live({}), blank, "unchanged"],
  [
    "the draft cleared",
    live({ draft }),
    { ...blank, seenDraft: 2 },
    { mark: null, grade: null, status: "cleared", onMovement: 0 },
  ],
  [
    "back to what is submitted",
    live({ current, draft }),
    { mark: 40, seen: 1, seenDraft: 2 },
    { mark: null, grade: null, status: "cleared", onMovement: 1 },
  ],
])("kept: %s", (_name, facts, changes, value) => {
  expect(mayKeepDraft(facts, { ...row, ...changes })).toEqual({ ok: true, value });
});

const anyFacts = fc.record({
  component: fc.constantFrom(nea, closed, exam, undefined),
  entry: fc.constantFrom("live", "withdrawn", "none"),
  current: fc.option(
    fc.record({
      movement: fc.constantFrom(1, 2),
      recorded: fc.integer({ min: 38, max: 42 }),
      status: fc.constantFrom("marked", "absent"),
      grade: fc.constant(null),
      held: fc.boolean(),
      adjusted: fc.boolean(),
    }),
    { nil: undefined },
  ),
  draft: fc.option(fc.constant(draft), { nil: undefined }),
});
const anyRow = fc.record({
  mark: fc.option(fc.integer({ min: 38, max: 72 }), { nil: null }),
  status: fc.constantFrom(...markStatuses),
  seen: fc.constantFrom(0, 1, 2),
  seenDraft: fc.constantFrom(0, 2),
});

test("what is kept could be submitted with a reason, and what could be submitted is kept", () => {
  fc.assert(
    fc.property(anyFacts, anyRow, (facts, changes) => {
      const asked = { ...row, ...changes };
      const kept = mayKeepDraft(facts, asked);
      const submitted = mayRecordMark(facts, { ...asked, reason: "Added up wrongly" }, "centre");
      const isChange = kept.ok && kept.value !== "unchanged" && kept.value.status !== "cleared";
      if (isChange) expect(submitted.ok && submitted.value !== "unchanged").toBe(true);
      if (submitted.ok && submitted.value !== "unchanged") expect(kept.ok).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
