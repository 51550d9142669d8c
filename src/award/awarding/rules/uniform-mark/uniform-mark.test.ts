import { expect, test } from "vitest";
import type { Decision } from "#kernel";
import { readFixture, wholeCell } from "../fixtures/read-fixture.ts";
import {
  allowedEUniform,
  capOf,
  conversionOf,
  conversionTable,
  convertRaw,
  defaultNotional,
  foundationUniformMax,
  leastRawFor,
  parseKnots,
  parseNotional,
  uniformShares,
  type UniformScheme,
  type UniformUnit,
} from "./index.ts";

const nationals80 = "*2=63;D2=56;M2=49;P2=42;D1=35;M1=28;P1=21";

/** Worked examples published with the conversions; each line is a unit and its raw marks with their uniform marks. */
const worked: readonly [string, UniformUnit, string][] = [
  [
    "Pearson WAC12/01 October 2023, with A*",
    gce(200, 300, "A*=168;A=149;B=130;C=111;D=93;E=75"),
    "200>300 187>300 186>298 168>270 149>240 145>234 130>210 93>150 75>120 74>118 57>90 56>88 54>85 0>0",
  ],
  [
    "Pearson WST01/01 January 2022, where N is held at 1",
    gce(75, 100, "A=37;B=29;C=21;D=14;E=7"),
    "0>0 1>30 2>32 6>38 7>40 37>80 53>100 75>100",
  ],
  [
    "Pearson WME01/01 January 2024, where the cap is held at the maximum",
    gce(75, 100, "A=65;B=56;C=48;D=40;E=32"),
    "66>82 69>88 70>90 71>92 75>100",
  ],
  ["AQA PYA1 summer 2006", gce(62, 100, "A=39;B=33;C=27;D=22;E=17"), "32>68"],
  ["OCR F661 2014 (only A and B were published)", gce(60, 120, "A=54;B=46;C=38;D=30;E=23"), "55>100"],
  ["straight to zero", gce(80, 100, "A=60;B=50;C=40;D=30;E=20", "none"), "20>40 10>20 1>2 0>0"],
  ["N set by hand", gce(80, 100, "A=60;B=50;C=40;D=30;E=20", 4), "4>30 3>23 12>35 20>40"],
  ["an A boundary at the maximum", gce(60, 100, "A=60;B=50;C=40;D=30;E=20"), "59>79 60>100"],
  ["a lowest boundary of 0", gce(60, 100, "A=40;B=30;C=20;D=10;E=0"), "0>0 1>41 10>50"],
  ["Cambridge Nationals, 70 raw marks for 80", nationals(70, 80, nationals80), "0>0 21>24 28>32 63>72 66>75 70>80"],
];

test.each(worked)("%s", (_, unit, marks) => {
  const table = must(conversionTable(unit));
  for (const pair of marks.split(" ")) {
    const [raw, uniform] = pair.split(">").map(Number);
    expect(
      table.find((row) => row.raw === raw),
      pair,
    ).toMatchObject({ uniform });
  }
});

test("a boundary mark of every published OCR GCE unit earns exactly the published uniform mark and grade", () => {
  const rows = readFixture("gce-units");
  expect(rows).toHaveLength(42);
  for (const row of rows) {
    const grades = ["A", "B", "C", "D", "E"];
    const boundaries = grades.map((grade) => ({ grade, mark: wholeCell(row, `raw_${grade.toLowerCase()}`) }));
    for (const notional of ["none", "default"] as const) {
      const unit = { ...gce(wholeCell(row, "max_raw"), wholeCell(row, "max_ums"), "", notional), boundaries };
      const conversion = must(conversionOf(unit));
      for (const { grade, mark } of boundaries) {
        const uniform = wholeCell(row, `ums_${grade.toLowerCase()}`);
        expect(must(convertRaw(conversion, mark))).toEqual({ raw: mark, uniform, grade });
      }
    }
  }
});

test("the published Cambridge Nationals unit thresholds are the fixed shares of the maximum", () => {
  const columns = ["d_star_2", "d2", "m2", "p2", "d1", "m1", "p1"];
  const units = readFixture("nationals-thresholds").filter((row) => row.level === "unit");
  expect(units).toHaveLength(3);
  for (const row of units) {
    const max = wholeCell(row, "max_ums");
    const shares = uniformShares.nationals.map(({ percent }) => (percent * max) / 100);
    expect(columns.map((column) => wholeCell(row, column))).toEqual(shares);
  }
});

test("the cap carries the top interval on to 100 percent, at most the raw maximum", () => {
  expect(capOf(gce(200, 300, "A*=168;A=149;B=130;C=111;D=93;E=75"))).toBe(187);
  expect(capOf(gce(75, 100, "A=37;B=29;C=21;D=14;E=7"))).toBe(53);
  expect(capOf(gce(75, 100, "A=65;B=56;C=48;D=40;E=32"))).toBe(75);
});

test("the notional N carries the D to E interval on and is at least 1", () => {
  expect([defaultNotional(93, 75), defaultNotional(14, 7), defaultNotional(10, 4)]).toEqual([57, 1, 1]);
});

test("stored points replace the derived ones and the grade still comes from the boundary", () => {
  const unit = {
    ...gce(75, 100, "A=50;B=40;C=30;D=22;E=14"),
    knots: [
      [0, 0],
      [15, 40],
      [75, 100],
    ].map(knot),
  };
  const table = must(conversionTable(unit));
  expect(table[14]).toEqual({ raw: 14, uniform: 37, grade: "E" });
  expect(table[15]).toEqual({ raw: 15, uniform: 40, grade: "E" });
  expect(table[13]?.grade).toBe("U");
});

test.each<[string, UniformUnit, string]>([
  ["an unknown grade", gce(80, 80, "A=60;B=50;C=40;D=30;E=20;F=10"), "scheme-grade-unknown"],
  ["a grade twice", gce(80, 80, "A=60;B=50;C=40;D=30;E=20;E=19"), "grade-repeated"],
  ["a grade left out", gce(80, 80, "A=60;B=50;C=40;E=20"), "grade-missing"],
  ["equal boundaries", gce(80, 80, "A=60;B=60;C=40;D=30;E=20"), "boundaries-not-decreasing"],
  ["crossing boundaries", gce(80, 80, "A=60;B=50;C=40;D=30;E=35"), "boundaries-not-decreasing"],
  ["a boundary above the maximum", gce(80, 80, "A=81;B=50;C=40;D=30;E=20"), "boundary-out-of-range"],
  ["a maximum of 0", gce(80, 0, "A=60;B=50;C=40;D=30;E=20"), "maximum-wrong"],
  ["a notional N of 0", gce(80, 80, "A=60;B=50;C=40;D=30;E=20", 0), "notional-out-of-range"],
  ["a notional N at the lowest boundary", gce(80, 80, "A=60;B=50;C=40;D=30;E=20", 20), "notional-out-of-range"],
  ["a notional N in Nationals", { ...nationals(70, 80, nationals80), notional: 5 }, "notional-without-meaning"],
  [
    "points that do not start at zero",
    stored([
      [1, 0],
      [80, 80],
    ]),
    "knots-wrong",
  ],
  [
    "points that do not reach the maximum",
    stored([
      [0, 0],
      [80, 79],
    ]),
    "knots-wrong",
  ],
  [
    "points that fall",
    stored([
      [0, 0],
      [40, 60],
      [60, 50],
      [80, 80],
    ]),
    "knots-wrong",
  ],
  [
    "points beyond the raw maximum",
    stored([
      [0, 0],
      [81, 80],
    ]),
    "knots-wrong",
  ],
])("refuses %s", (_, unit, code) => {
  const decision = conversionOf(unit);
  expect(decision.ok ? [] : decision.refusals.map((refusal) => refusal.code)).toContain(code);
});

test("refuses a raw mark outside the paper", () => {
  const conversion = must(conversionOf(gce(80, 80, "A=60;B=50;C=40;D=30;E=20")));
  for (const raw of [-1, 81, 1.5]) expect(convertRaw(conversion, raw)).toMatchObject({ ok: false });
});

test("the inverse finds the least raw mark and none beyond the scale", () => {
  const conversion = must(conversionOf(gce(200, 300, "A*=168;A=149;B=130;C=111;D=93;E=75")));
  expect([0, 1, 240, 241, 300].map((target) => leastRawFor(conversion, target))).toEqual([0, 1, 149, 150, 187]);
  expect(leastRawFor(conversion, 301)).toBeUndefined();
});

test("legacy GCSE tiers: the foundation maximum and the allowed E", () => {
  expect([120, 180].map(foundationUniformMax)).toEqual([83, 125]);
  expect([120, 180, 80].map(allowedEUniform)).toEqual([54, 81, 36]);
});

test("the texts of the catalogue are read strictly", () => {
  expect(["default", "none", "12", "-1", "N", ""].map(parseNotional)).toEqual([
    "default",
    "none",
    12,
    undefined,
    undefined,
    undefined,
  ]);
  expect(parseKnots("0:0;15:40;75:100")).toEqual(
    [
      [0, 0],
      [15, 40],
      [75, 100],
    ].map(knot),
  );
  expect(["0:0", "0:0;", "a:1;2:3"].map(parseKnots)).toEqual([undefined, undefined, undefined]);
});

function gce(maxRaw: number, maxUniform: number, marks: string, notional: UniformUnit["notional"] = "default") {
  return unitOf("gce", maxRaw, maxUniform, marks, notional);
}

function nationals(maxRaw: number, maxUniform: number, marks: string): UniformUnit {
  return unitOf("nationals", maxRaw, maxUniform, marks, "none");
}

function stored(pairs: readonly (readonly number[])[]): UniformUnit {
  return { ...gce(80, 80, "A=60;B=50;C=40;D=30;E=20"), knots: pairs.map(knot) };
}

function unitOf(
  scheme: UniformScheme,
  maxRaw: number,
  maxUniform: number,
  marks: string,
  notional: UniformUnit["notional"],
): UniformUnit {
  const pairs = marks === "" ? [] : marks.split(";").map((pair) => pair.split("="));
  const boundaries = pairs.map(([grade = "", mark]) => ({ grade, mark: Number(mark) }));
  return { scheme, maxRaw, maxUniform, boundaries, notional };
}

function knot([raw = 0, uniform = 0]: readonly number[]): { raw: number; uniform: number } {
  return { raw, uniform };
}

function must<Value>(decision: Decision<Value>): Value {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
