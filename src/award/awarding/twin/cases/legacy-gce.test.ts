import { expect, test } from "vitest";
import { candidate, type Work } from "./case.ts";
import { unitisedCatalogue } from "./unitised-catalogue.ts";

/** OCR Accounting, June 2014: the published raw boundaries; thresholds 80 to 40 percent; straight to zero below E. */
const accounting = unitisedCatalogue(
  "6A14",
  [
    {
      unit: "F011",
      scheme: "gce",
      maxRaw: 80,
      maxUniform: 80,
      boundaries: "A=68;B=61;C=54;D=47;E=41",
      notional: "none",
    },
    {
      unit: "F012",
      scheme: "gce",
      maxRaw: 120,
      maxUniform: 120,
      boundaries: "A=100;B=87;C=74;D=62;E=50",
      notional: "none",
    },
    {
      unit: "F013",
      scheme: "gce",
      maxRaw: 80,
      maxUniform: 80,
      secondYear: true,
      boundaries: "A=69;B=62;C=55;D=48;E=42",
      notional: "none",
    },
    {
      unit: "F014",
      scheme: "gce",
      maxRaw: 120,
      maxUniform: 120,
      secondYear: true,
      boundaries: "A=92;B=80;C=68;D=56;E=44",
      notional: "none",
    },
  ],
  [
    {
      qualification: "H001",
      scheme: "gce",
      gradeSet: "STAR",
      thresholds: "A=160;B=140;C=120;D=100;E=80",
      groups: ["mandatory F011 F012"],
    },
    {
      qualification: "H401",
      scheme: "gce",
      gradeSet: "STAR",
      thresholds: "A=320;B=280;C=240;D=200;E=160",
      groups: ["mandatory F011 F012 F013 F014"],
    },
  ],
);

test.each<[string, Work, string[]]>([
  [
    "F013 75: cap 80, 64 + 16×6/11 = 72.7, 73; F014 110: cap 116, 96 + 24×18/24 = 114; 73 + 114 = 187 of 200: A*",
    { entries: ["F013 75", "F014 110", "H001", "H401"], banked: ["F011 6A13 64 A", "F012 6A13 96 A"] },
    [
      "F013 A t75 u73",
      "F014 A t110 u114",
      "H001 A u160 [F011/6A13 u64, F012/6A13 u96]",
      "H401 A* u347 [F011/6A13 u64, F012/6A13 u96, F013/6A14 u73, F014/6A14 u114]",
    ],
  ],
  [
    "64 + 96 = 160 of 200 in the second year is below 180: A with 360",
    { entries: ["F011 80", "F012 120", "F013 69", "F014 92", "H401"] },
    [
      "F011 A t80 u80",
      "F012 A t120 u120",
      "F013 A t69 u64",
      "F014 A t92 u96",
      "H401 A u360 [F011/6A14 u80, F012/6A14 u120, F013/6A14 u64, F014/6A14 u96]",
    ],
  ],
  [
    "200 of 200 in the second year, but 40 + 79 + 200 = 319 is one below A: B",
    { entries: ["F013 80", "F014 120", "H401"], banked: ["F011 6A13 40 D", "F012 6A13 79 D"] },
    ["F013 A t80 u80", "F014 A t120 u120", "H401 B u319 [F011/6A13 u40, F012/6A13 u79, F013/6A14 u80, F014/6A14 u120]"],
  ],
  [
    "straight to zero: F011 20: 32×20/41 = 15.6, 16; F012 50 earns 48; 64 is below E",
    { entries: ["F011 20", "F012 50", "H001"] },
    ["F011 U t20 u16", "F012 E t50 u48", "H001 U u64 [F011/6A14 u16, F012/6A14 u48]"],
  ],
  [
    "the best result of each unit: F011 61 earns 56, the earlier 70 counts; F012 87 earns 84; 154",
    { entries: ["F011 61", "F012 87", "H001"], banked: ["F011 1A13 70 A"] },
    ["F011 B t61 u56", "F012 B t87 u84", "H001 B u154 [F011/1A13 u70, F012/6A14 u84]"],
  ],
  [
    "absent from F012: 80 + 0 = 80, E with #",
    { entries: ["F011 80", "F012 A", "H001"] },
    ["F011 A t80 u80", "F012 X u0", "H001 E# u80 [F011/6A14 u80, F012/6A14 A]"],
  ],
  [
    "an absent resit does not displace the earlier result; AS units alone make no A level",
    { entries: ["F011 A", "F012 100", "H001", "H401"], banked: ["F011 1A13 70 A"] },
    ["F011 X u0", "F012 A t100 u96", "H001 A u166 [F011/1A13 u70, F012/6A14 u96]", "H401 X"],
  ],
  [
    "boundary marks earn the shares: F011 54 earns 48, F012 74 earns 72: 120, C",
    { entries: ["F011 54", "F012 74", "H001"] },
    ["F011 C t54 u48", "F012 C t74 u72", "H001 C u120 [F011/6A14 u48, F012/6A14 u72]"],
  ],
  [
    "one mark below: F011 53 earns 40 + 8×6/7 = 46.9, 47; with 72 that is 119, D",
    { entries: ["F011 53", "F012 74", "H001"] },
    ["F011 D t53 u47", "F012 C t74 u72", "H001 D u119 [F011/6A14 u47, F012/6A14 u72]"],
  ],
  [
    "180 of 200 in the second year is enough: 64 + 96 + 70 + 110 = 340, A*",
    { entries: ["H401"], banked: ["F011 6A13 64 A", "F012 6A13 96 A", "F013 6A13 70 A", "F014 6A13 110 A"] },
    ["H401 A* u340 [F011/6A13 u64, F012/6A13 u96, F013/6A13 u70, F014/6A13 u110]"],
  ],
  [
    "179 of 200 is not: 64 + 96 + 70 + 109 = 339, A",
    { entries: ["H401"], banked: ["F011 6A13 64 A", "F012 6A13 96 A", "F013 6A13 70 A", "F014 6A13 109 A"] },
    ["H401 A u339 [F011/6A13 u64, F012/6A13 u96, F013/6A13 u70, F014/6A13 u109]"],
  ],
  [
    "all units at zero are work: 0 of 400, U",
    { entries: ["F011 0", "F012 0", "F013 0", "F014 0", "H401"] },
    [
      "F011 U t0 u0",
      "F012 U t0 u0",
      "F013 U t0 u0",
      "F014 U t0 u0",
      "H401 U u0 [F011/6A14 u0, F012/6A14 u0, F013/6A14 u0, F014/6A14 u0]",
    ],
  ],
])("%s", (_, work, results) => {
  expect(candidate(accounting, "6A14", work)).toEqual(results);
});

test("a row of conversions departs from the rule: the default N, or stored points", () => {
  const conversion = { series: "6A14", unit: "F011", knots: null };
  const withN = { ...accounting, conversions: [{ ...conversion, notional: "default" }] };
  const stored = { ...accounting, conversions: [{ ...conversion, notional: "none", knots: "0:0;20:30;80:80" }] };
  // N = 2×41 − 47 = 35 for 24: 24×20/35 = 13.7
  expect(candidate(withN, "6A14", { entries: ["F011 20"] })).toEqual(["F011 U t20 u14"]);
  expect(candidate(stored, "6A14", { entries: ["F011 41"] })).toEqual(["F011 E t41 u48"]);
});
