import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, divide, fraction, parseFraction, subtract, type Decision } from "#kernel";
import { readFixture, wholeCell, type FixtureRow } from "../fixtures/read-fixture.ts";
import { gradeAt } from "../boundaries/index.ts";
import {
  addedMark,
  completedEnough,
  estimateMissing,
  gradesInSteps,
  midPointUniform,
  proportionalGrade,
  zScore,
  type Completed,
  type Spread,
} from "./index.ts";

const unit60 = [
  ["*2", 54],
  ["D2", 48],
  ["M2", 42],
  ["P2", 36],
  ["D1", 30],
  ["M1", 24],
  ["P1", 18],
].map(([grade, mark]) => ({ grade: String(grade), mark: Number(mark) }));

test.each([
  [50, 80, [5], 54, "4"],
  [50, 70, [3], 52, "21/10"],
  [50, 70, [5], 54, "7/2"],
  [50, 80, [2, 4, 3], 53, "16/5"],
  [78, 80, [5], 80, "4"],
  [50, 80, [], 50, "0"],
])("%i of %i with %j percent gives %i", (raw, max, percents, mark, exact) => {
  expect(addedMark(raw, max, percents)).toEqual({ ok: true, value: { mark, exact: parseFraction(exact) } });
});

test.each([[[6]], [[-1]], [[2.5]]])("an addition of %j percent is refused", (percents) => {
  expect(addedMark(50, 80, percents)).toMatchObject({ ok: false, refusals: [{ code: "addition-out-of-range" }] });
});

test("an addition never lowers a mark nor passes the maximum, and is at most the rounded 5 percent", () => {
  const paper = fc.integer({ min: 1, max: 200 }).chain((max) => fc.tuple(fc.constant(max), fc.nat({ max })));
  fc.assert(
    fc.property(paper, fc.integer({ min: 0, max: 5 }), ([max, raw], percent) => {
      const { mark } = must(addedMark(raw, max, [percent]));
      expect(mark).toBeGreaterThanOrEqual(raw);
      expect(mark).toBeLessThanOrEqual(max);
      expect(20 * (mark - raw)).toBeLessThanOrEqual(max + 10);
    }),
  );
});

test("OCR's examples: z of 0.5 gives 41.5; z of 1.2 and −0.4 average to 0.4", () => {
  const rows = readFixture("missing-unit-examples");
  const moderated = rows.filter((row) => row.example === "OCR Cambridge Nationals 1" && row.type === "moderated");
  const missing = moderated.filter((row) => row.candidate_mark === "").map(spreadOf);
  expect(estimateMissing(completedIn(moderated), missing[0] ?? nowhere, 60)).toEqual({
    ok: true,
    value: { mark: 42, exact: parseFraction("41.5"), z: parseFraction("0.5") },
  });
  const abi = completedIn(rows.filter((row) => row.example === "OCR A Level (Abi)"));
  expect(abi.map((each) => must(zScore(each)))).toEqual([parseFraction("1.2"), fraction(-2, 5)]);
  const anywhere = { mean: fraction(0), deviation: fraction(1), candidates: 1000 };
  expect(must(estimateMissing(abi, anywhere, 80)).z).toEqual(parseFraction("0.4"));
});

const nowhere: Spread = { mean: fraction(0), deviation: fraction(0), candidates: 0 };

test("an estimate is held to the paper, and refused where nothing follows", () => {
  const spread = { mean: fraction(30), deviation: fraction(5), candidates: 500 };
  expect(must(estimateMissing([{ mark: fraction(60), spread }], spread, 50)).mark).toBe(50);
  expect(must(estimateMissing([{ mark: fraction(0), spread }], { ...spread, mean: fraction(20) }, 50)).mark).toBe(0);
  expect(code(estimateMissing([], spread, 50))).toBe("nothing-completed");
  expect(code(estimateMissing([{ mark: fraction(1), spread: nowhere }], spread, 50))).toBe("deviation-zero");
  const few = { ...spread, candidates: 29 };
  expect(code(estimateMissing([{ mark: fraction(1), spread }], few, 50))).toBe("candidates-too-few");
});

test("with one completed component, the estimate lies as far from the mean as the mark does, in deviations", () => {
  const some = fc.record({ mean: fc.integer({ min: 35, max: 45 }), deviation: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(some, some, fc.integer({ min: 38, max: 42 }), (one, other, mark) => {
      const spread = { mean: fraction(one.mean), deviation: fraction(one.deviation), candidates: 99 };
      const missing = { mean: fraction(other.mean), deviation: fraction(other.deviation), candidates: 99 };
      const { exact } = must(estimateMissing([{ mark: fraction(mark), spread }], missing, 1000));
      const far = divide(subtract(exact, missing.mean), missing.deviation);
      const clamped = compare(exact, fraction(0)) === 0;
      expect(clamped || compare(far, must(zScore({ mark: fraction(mark), spread }))) === 0).toBe(true);
    }),
  );
});

test("a quarter of the assessment, by weight, must have been completed", () => {
  expect(completedEnough(fraction(50), fraction(200))).toBe(true);
  expect(completedEnough(fraction(49), fraction(200))).toBe(false);
  expect(completedEnough(fraction(79), fraction(200), 40)).toBe(false);
});

test("OCR's mid-points, and its example: p2 39 + m2 45 + m2 46 + m2 45 = 175, Merit at Level 2", () => {
  expect(["P1", "M1", "P2", "M2", "*2"].map((grade) => must(midPointUniform(unit60, grade, 60)).uniform)).toEqual([
    21, 27, 39, 45, 57,
  ]);
  const [p2, m2] = ["P2", "M2"].map((grade) => must(midPointUniform(unit60, grade, 60)).uniform);
  const total = (p2 ?? 0) + (m2 ?? 0) + 46 + (m2 ?? 0);
  expect(total).toBe(175);
  expect(
    gradeAt(
      unit60.map(({ grade, mark }) => ({ grade, mark: 4 * mark })),
      total,
    ),
  ).toBe("M2");
  expect(must(midPointUniform([{ grade: "P1", mark: 15 }], "P1", 50))).toEqual({ uniform: 33, exact: fraction(65, 2) });
  expect(code(midPointUniform(unit60, "U", 60))).toBe("threshold-missing");
});

test("the proportional grade is the mean of the supporting grades, half up", () => {
  const numbers = gradesInSteps(["D", "M", "P", "U"]);
  expect(must(proportionalGrade(["D", "M", "M"], numbers))).toBe("M");
  expect(must(proportionalGrade(["D", "M"], numbers))).toBe("D");
  expect(must(proportionalGrade(["P", "P", "D"], numbers))).toBe("M");
  expect(must(proportionalGrade(["U"], numbers))).toBe("U");
  expect(code(proportionalGrade([], numbers))).toBe("nothing-completed");
  expect(code(proportionalGrade(["X"], numbers))).toBe("grade-without-number");
});

function completedIn(rows: readonly FixtureRow[]): Completed[] {
  return rows
    .filter((row) => row.candidate_mark !== "")
    .map((row) => ({ mark: fraction(wholeCell(row, "candidate_mark")), spread: spreadOf(row) }));
}

function spreadOf(row: FixtureRow): Spread {
  return { mean: fraction(wholeCell(row, "mean")), deviation: fraction(wholeCell(row, "sd")), candidates: 1000 };
}

function code(decision: Decision<unknown>): string | undefined {
  return decision.ok ? undefined : decision.refusals[0]?.code;
}

function must<Value>(decision: Decision<Value>): Value {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
