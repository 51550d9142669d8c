import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, type Fraction } from "#kernel";
import { linearResult, linearTotal, weightingFactor, type ComponentWork, type WeightedWork } from "./index.ts";

const boundaries = [
  { grade: "A", mark: 160 },
  { grade: "B", mark: 130 },
  { grade: "E", mark: 60 },
];

test("OCR's example: three papers of 50 marks worth 50, 25 and 25 percent of 200", () => {
  const factors = [weightingFactor(100, 50), weightingFactor(50, 50), weightingFactor(50, 50)];
  expect(factors).toEqual([fraction(2), fraction(1), fraction(1)]);
  const components = [40, 30, 45].map((mark, at) => ({ factor: factors[at] ?? fraction(1), work: marked(mark) }));
  expect(linearTotal(components, "total")).toEqual({ status: "totalled", total: 155, partialAbsence: false });
});

test.each<[string, ComponentWork[], object]>([
  ["all marked", [marked(80), marked(50)], { status: "graded", grade: "B", total: 130, partialAbsence: false }],
  ["below the lowest boundary", [marked(9), marked(50)], { status: "graded", grade: "U", total: 59 }],
  ["some absent", [marked(80), absent("absent")], { status: "graded", grade: "E", total: 80, partialAbsence: true }],
  ["some withdrawn", [absent("withdrawn"), marked(60)], { status: "graded", grade: "E", partialAbsence: true }],
  ["all absent", [absent("absent"), absent("withdrawn")], { status: "no-result" }],
  ["one pending, the rest absent", [absent("absent"), absent("pending")], { status: "pending" }],
  ["one pending, one marked", [marked(80), absent("pending")], { status: "pending" }],
  ["a mark of 0 is work", [marked(0), marked(0)], { status: "graded", grade: "U", total: 0, partialAbsence: false }],
])("%s", (_, works, expected) => {
  const components = works.map((work) => ({ factor: fraction(1), work }));
  expect(linearResult(components, "total", boundaries)).toMatchObject(expected);
});

test("halves are rounded up once at the total, or at each component", () => {
  const components = [1, 1].map((mark) => ({ factor: fraction(1, 2), work: marked(mark) }));
  expect(linearTotal(components, "total")).toMatchObject({ total: 1 });
  expect(linearTotal(components, "component")).toMatchObject({ total: 2 });
  expect(linearTotal(components.slice(1), "total")).toMatchObject({ total: 1 });
});

const work = fc.oneof(fc.nat({ max: 100 }).map(marked), fc.constantFrom("absent", "withdrawn", "pending").map(absent));
const factor = fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }));
const weighted = fc.record({ factor, work }).map(toWeighted);

test("Q exactly when something is pending, X exactly when nothing is marked, # exactly when some is missing", () => {
  fc.assert(
    fc.property(fc.array(weighted, { minLength: 1, maxLength: 5 }), (components) => {
      const count = (...wanted: string[]) => components.filter((each) => wanted.includes(each.work.status)).length;
      const total = linearTotal(components, "total");
      expect(total.status === "pending").toBe(count("pending") > 0);
      expect(total.status === "no-result").toBe(count("pending") === 0 && count("marked") === 0);
      if (total.status !== "totalled") return;
      expect(total.partialAbsence).toBe(count("marked") < components.length);
      expect(total.total).toBe(obviousTotal(components));
    }),
  );
});

/** The sum over one common denominator, 2520, then half up. */
function obviousTotal(components: readonly WeightedWork[]): number {
  const sum = components.reduce(
    (all, { factor, work: each }) =>
      each.status === "marked" ? all + (2520n / factor.over) * factor.top * BigInt(each.mark) : all,
    0n,
  );
  return Number((sum + 1260n) / 2520n);
}

function toWeighted(made: { factor: [number, number]; work: ComponentWork }): WeightedWork {
  const factor: Fraction = fraction(...made.factor);
  return { factor, work: made.work };
}

function marked(mark: number): ComponentWork {
  return { status: "marked", mark };
}

function absent(status: "absent" | "withdrawn" | "pending"): ComponentWork {
  return { status };
}
