import fc from "fast-check";
import { expect, test } from "vitest";
import { gradeAt } from "../boundaries/index.ts";
import { readFixture, wholeCell } from "../fixtures/read-fixture.ts";
import { pointsGrade, unitPoints, type PointsRow, type PointsRules } from "./index.ts";

const technicals: PointsRow[] = readFixture("technicals-unit-points")
  .filter((row) => row.suite === "2016 L3")
  .flatMap((row) =>
    [
      ["R", "near_pass_r"],
      ["P", "pass"],
      ["M", "merit"],
      ["D", "distinction"],
    ].map(([grade = "", column = ""]) => ({
      glh: wholeCell(row, "unit_size_glh"),
      grade,
      points: wholeCell(row, column),
    })),
  );

const btec: PointsRow[] = readFixture("btec-international-points")
  .filter((row) => row.kind === "unit")
  .map((row) => ({ glh: wholeCell(row, "size_glh"), grade: row.grade ?? "", points: wholeCell(row, "points") }));

test("OCR's published Diploma: eleven units come to 200 points, which is DD", () => {
  const rows = readFixture("technicals-diploma-example");
  const units = rows.map((row) => {
    const value = unitPoints(technicals, wholeCell(row, "glh"), row.grade ?? "");
    expect(value).toBe(wholeCell(row, "points"));
    return { unit: row.unit ?? "", grade: row.grade ?? "", value: value ?? 0 };
  });
  expect(units).toHaveLength(11);
  expect(units.reduce((sum, unit) => sum + unit.value, 0)).toBe(200);
  const thresholds = [
    { grade: "D*D", mark: 206 },
    { grade: "DD", mark: 200 },
    { grade: "DM", mark: 192 },
  ];
  expect(pointsGrade(rulesOf({ thresholds }), units)).toBe("DD");
});

test("an unclassified unit has no points; a size or grade that is not in the table has none to give", () => {
  expect(unitPoints(technicals, 60, "U")).toBe(0);
  expect(unitPoints(technicals, 60, "D*")).toBeUndefined();
  expect(unitPoints(technicals, 45, "P")).toBeUndefined();
  expect(unitPoints(btec, 90, "U")).toBe(0);
});

test("BTEC International: least points of each size give the grade, one point fewer the grade below", () => {
  for (const size of ["180", "360", "540", "720", "1080"]) {
    const rows = readFixture("btec-international-points").filter(
      (row) => row.kind === "qualification minimum" && row.size_glh === size,
    );
    const thresholds = rows.map((row) => ({ grade: row.grade ?? "", mark: wholeCell(row, "points") })).toReversed();
    for (const [at, { grade, mark }] of thresholds.entries()) {
      expect(gradeAt(thresholds, mark)).toBe(grade);
      expect(gradeAt(thresholds, mark - 1)).toBe(thresholds[at + 1]?.grade ?? "U");
    }
  }
});

test("BTEC International: at 360 hours one optional unit may be U and no mandatory one; at 180 none", () => {
  const thresholds = [
    { grade: "D", mark: 74 },
    { grade: "M", mark: 52 },
    { grade: "P", mark: 36 },
  ];
  const optionalUnits = new Set(["O1", "O2"]);
  const extended = rulesOf({ thresholds, unclassifiedMax: 1, optionalUnits });
  expect(pointsGrade(extended, btecUnits("M1:120:M M2:120:P O1:60:M O2:60:U"))).toBe("P");
  expect(pointsGrade(extended, btecUnits("M1:120:D M2:120:P O1:60:U O2:60:U"))).toBe("U");
  expect(pointsGrade(extended, btecUnits("M1:120:D M2:120:U O1:60:D O2:60:D"))).toBe("U");
  const certificate = rulesOf({ thresholds: [{ grade: "P", mark: 18 }], optionalUnits });
  expect(pointsGrade(certificate, btecUnits("M1:120:D O1:60:U"))).toBe("U");
});

test("a near pass counts exactly while there are not more than the limit", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("R", "P"), { maxLength: 8 }), fc.nat({ max: 4 }), (grades, nearPassMax) => {
      const units = grades.map((grade, at) => ({ unit: `${at}`, grade, value: 6 }));
      const grade = pointsGrade(rulesOf({ thresholds: [{ grade: "P", mark: 0 }], nearPassMax }), units);
      expect(grade).toBe(grades.filter((each) => each === "R").length <= nearPassMax ? "P" : "U");
    }),
  );
});

function rulesOf(rules: Partial<PointsRules>): PointsRules {
  return { thresholds: [], nearPassMax: 0, unclassifiedMax: 0, optionalUnits: new Set(), ...rules };
}

function btecUnits(text: string) {
  return text.split(" ").map((each) => {
    const [unit = "", glh, grade = ""] = each.split(":");
    return { unit, grade, value: unitPoints(btec, Number(glh), grade) ?? -1 };
  });
}
