import { describe, expect, test } from "vitest";
import type { OfferedOption, SeriesOffer } from "../offer.ts";
import type { UnitTaken } from "../units-taken.ts";
import { judgeUnits } from "./judge-units.ts";

const option = (code: string, more: Partial<OfferedOption>): [string, OfferedOption] => [
  code,
  {
    option: code,
    kind: "unit",
    title: code,
    qualification: null,
    tier: null,
    family: "N",
    familyTitle: "N",
    fee: 0,
    process: "E",
    ...more,
  },
];
const certificate = (code: string, process = "E") =>
  option(code, { kind: "certification", qualification: code, process });
/** J1: an exam in the series of certification, a mandatory unit, one of two. J2: two units, two attempts at R4. */
const offer: SeriesOffer = {
  series: "6A26",
  title: "June 2026",
  options: new Map([
    certificate("J1"),
    certificate("J2"),
    certificate("T1", "R"),
    option("R1", { unit: "R1" }),
    option("R2A", { unit: "R2" }),
    option("R3A", { unit: "R3" }),
    option("R4", { unit: "R4", attemptsMax: 2 }),
    option("R5", { unit: "R5" }),
    option("R9", { unit: "R9" }),
    option("J277", { kind: "award" }),
  ]),
  bars: new Map(),
  dates: [],
  prices: [],
  yearSeries: ["6A26"],
  combinations: new Map([
    [
      "J1",
      [
        { choose: 1, optional: false, terminal: true, units: ["R1"] },
        { choose: 1, optional: false, terminal: false, units: ["R2"] },
        { choose: 1, optional: true, terminal: false, units: ["R3", "R6"] },
      ],
    ],
    ["J2", [{ choose: 2, optional: false, terminal: false, units: ["R4", "R5"] }]],
    ["T1", [{ choose: 1, optional: false, terminal: false, units: ["R7"] }]],
    ["OLD", [{ choose: 1, optional: false, terminal: false, units: ["R9"] }]],
  ]),
  certifiable: new Set(["J1", "J2", "T1"]),
};
const took = (unit: string, series = "1A26", absent = false): UnitTaken => ({ unit, series, absent });

function judge(options: readonly string[], taken: readonly UnitTaken[] = []): string[] {
  const said: string[] = [];
  judgeUnits(offer, options, taken, (code, about, values = {}) => {
    said.push([about, code, ...Object.values(values)].join(" | "));
  });
  return said;
}

describe("entries that may not lead to a result", () => {
  test.each<[string, readonly string[], readonly UnitTaken[], readonly string[]]>([
    ["the whole set is entered", ["J1", "R1", "R2A", "R3A"], [], []],
    ["the rest was taken before", ["J1", "R1"], [took("R2"), took("R6")], []],
    [
      "a unit was taken and missed: it counts as nothing, not as absent from the set",
      ["J2", "R4"],
      [took("R5", "1A26", true)],
      [],
    ],
    ["a unit is taken at another centre in the series", ["J1", "R2A", "R3A"], [took("R1", "6A26")], []],
    ["a registration is made before its units", ["T1"], [], []],
    ["an award has no units", ["J277"], [], []],
    ["a mandatory unit is missing", ["J1", "R1", "R3A"], [], ["J1 | units-missing | R2"]],
    ["one of a choice is missing", ["J1", "R1", "R2A"], [], ["J1 | units-missing | 1 unit of R3, R6"]],
    ["nothing is there", ["J2"], [], ["J2 | units-missing | R4, R5"]],
    [
      "the exam was taken before, which does not count",
      ["J1", "R2A", "R3A"],
      [took("R1")],
      ["J1 | units-missing | R1 in this series"],
    ],
    ["an exam without its certification", ["R1", "R2A"], [], ["R1 | exam-practice | J1"]],
    ["a unit that nothing asks for in its series", ["R5"], [], []],
    ["a second attempt", ["R4"], [took("R4", "6A25")], []],
    ["an absence is no attempt", ["R4"], [took("R4", "6A25"), took("R4", "1A26", true)], []],
    ["a third attempt", ["R4"], [took("R4", "6A25"), took("R4")], ["R4 | attempts-used | 2 times"]],
    ["a unit of a qualification that has ended", ["R9"], [], ["R9 | unit-not-counted"]],
  ])("%s", (_title, options, taken, said) => {
    expect(judge(options, taken)).toEqual(said);
  });
});
