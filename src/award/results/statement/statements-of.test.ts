import { describe, expect, test } from "vitest";
import { broadsheetOf } from "../broadsheet/broadsheet-of.ts";
import type { ResultRow, WeighedUnit } from "../queries.ts";
import { sampleResult } from "../sample-result.ts";
import { statementsOf, type StatementsAbout } from "./statements-of.ts";

const about: StatementsAbout = {
  board: { name: "Meridian Awarding Organisation", identifier: "90" },
  isDemo: true,
  issued: "2026-08-20",
  centre: { number: "99999", name: "Ash School" },
  facts: {
    series: new Map([
      ["6A26", "June 2026"],
      ["1A26", "January 2026"],
      ["6A25", "June 2025"],
    ]),
    components: new Map([
      [
        "J560H",
        [
          { code: "J560/04", title: "Paper 4", max: 100, top: 1, over: 1 },
          { code: "J560/05", title: "Paper 5", max: 100, top: 3, over: 2 },
          { code: "J560/06", title: "Paper 6", max: 100, top: 2, over: 3 },
        ],
      ],
    ]),
    units: new Map([
      ["R093", { title: "Media industry", maxUniform: 80 }],
      ["R094", { title: "Graphics", maxUniform: 50 }],
    ]),
    suites: new Map([
      ["J560H", "GCSE (9 to 1)"],
      ["J834", "Cambridge National"],
    ]),
  },
};
const nothing = { total: null, maxTotal: null, uniform: null, points: null, marks: null };

function statement(...results: readonly Partial<ResultRow>[]) {
  const [made] = statementsOf(
    about,
    results.map((row) => ({ ...sampleResult, ...row })),
  );
  if (!made) throw new Error("No statement was made.");
  return made;
}

function weighed(unit: string, option: string, series: string, more: Partial<WeighedUnit>): WeighedUnit {
  const worth = { uniform: null, grade: null, points: null, absent: false, pending: false, counted: true };
  return { unit, option, series, ...worth, ...more };
}

describe("a statement", () => {
  test("of a linear award has every component, its mark, and its mark as it counts, exactly", () => {
    const { awards, candidate, series, notes } = statement({});
    expect(candidate).toEqual({
      number: "2058",
      name: "Emma Kay Burns",
      uci: "999990242058H",
      uln: "9276308686",
      dateOfBirth: "2009-09-14",
    });
    expect([series, notes]).toEqual(["June 2026", []]);
    expect(awards).toMatchObject([{ code: "J560H", kind: "linear", grade: "7", total: "187", max: "300", units: [] }]);
    expect(awards[0]?.components.map((part) => [part.status, part.mark, part.weighted])).toEqual([
      ["marked", 60, "60"],
      ["marked", 62, "93"],
      ["marked", 65, "130/3"],
    ]);
    expect(statement({ marks: [1, 1, 1] }).awards[0]?.components[1]?.weighted).toBe("1.5");
  });

  test("of someone absent from a part says so, and the grade carries #", () => {
    const [award] = statement({ partialAbsence: true, marks: [60, null, 65] }).awards;
    expect(award?.grade).toBe("7 #");
    expect(award?.components[1]).toMatchObject({ status: "absent", mark: null });
    expect(award?.components[1]).not.toHaveProperty("weighted");
  });

  test.each([
    ["pending", "Pending", "pending"],
    ["no-result", "No result", "absent"],
  ] as const)("that is %s has words, no total, and no mark made up", (status, grade, part) => {
    const [award] = statement({ ...nothing, status, grade: null }).awards;
    expect(award).toMatchObject({ grade });
    expect(award).not.toHaveProperty("total");
    const missing = Array.from({ length: 3 }, () => [part, null]);
    expect(award?.components.map((each) => [each.status, each.mark])).toEqual(missing);
  });

  test("of a certification has banked units and the uncounted, a resit of a counted one too, and none twice", () => {
    const unit = { ...nothing, scheme: "nationals", kind: "unit", title: "Graphics" } as const;
    const { awards } = statement(
      {
        ...nothing,
        option: "J834",
        title: "Creative iMedia",
        scheme: "nationals",
        kind: "certification",
        grade: "D2",
        uniform: 108,
        maxTotal: 200,
        units: [
          weighed("R093", "R093", "1A26", { uniform: 70, grade: "D2" }),
          weighed("R094", "R094A", "6A25", { uniform: 38, grade: "M2" }),
          weighed("R094", "R094A", "6A26", { uniform: 12, grade: "P1", counted: false }),
          weighed("R095", "R095A", "6A26", { grade: null, pending: true, counted: false }),
          weighed("R096", "R096A", "6A26", { uniform: 0, grade: "U", absent: true, counted: false }),
        ],
      },
      { ...unit, option: "R094A", grade: "P1", uniform: 12, maxTotal: 50 },
      { ...unit, option: "R184", title: "Sport", grade: "M2", uniform: 40, maxTotal: 80 },
    );
    expect(awards.map((award) => [award.code, award.kind, award.grade, award.total, award.max])).toEqual([
      ["J834", "unitised", "Distinction at Level 2", "108", "200"],
      ["R184", "unitised", "Merit at Level 2", "40", "80"],
    ]);
    expect(
      awards[0]?.units.map((each) => [each.code, each.title, each.series, each.uniform, each.grade, each.counted]),
    ).toEqual([
      ["R093", "Media industry", "January 2026", 70, "Distinction at Level 2", true],
      ["R094", "Graphics", "June 2025", 38, "Merit at Level 2", true],
      ["R094", "Graphics", "June 2026", 12, "Pass at Level 1", false],
      ["R095", "R095", "June 2026", undefined, "Pending", false],
      ["R096", "R096", "June 2026", 0, "Absent", false],
    ]);
  });

  test("on points has the points of each unit, a near pass as R, and no maximum", () => {
    const [award] = statement({
      ...nothing,
      option: "05835",
      scheme: "points",
      kind: "certification",
      grade: "M",
      points: 44,
      maxTotal: 360,
      units: [
        weighed("B1601", "B1601", "6A26", { points: 14, grade: "R" }),
        weighed("B1604", "B1604", "6A26", { points: 30, grade: "D" }),
      ],
    }).awards;
    expect(award).toMatchObject({ kind: "points", grade: "M", total: "44" });
    expect(award).not.toHaveProperty("max");
    expect(award?.units.map((unit) => [unit.grade, unit.points])).toEqual([
      ["R", 14],
      ["D", 30],
    ]);
  });

  test("notes a result changed once issued, and not one that a later run corrected before", () => {
    expect(statement({ version: 2, changed: true }).notes).toEqual([
      "J560H Mathematics Higher: this result was changed after it was first issued. " +
        "This statement replaces earlier ones.",
    ]);
    expect(statement({ version: 2, changed: false }).notes).toEqual([]);
  });

  test("is one for each candidate, in the order of their results", () => {
    const second = { ...sampleResult, candidateId: 2, candidateNumber: 7, uln: null, dateOfBirth: null, forenames: "" };
    const made = statementsOf(about, [sampleResult, second, { ...sampleResult, option: "J277" }]);
    expect(made.map((each) => [each.candidate.number, each.candidate.name, each.awards.length])).toEqual([
      ["2058", "Emma Kay Burns", 2],
      ["0007", "Burns", 1],
    ]);
    expect(made[1]?.candidate).not.toHaveProperty("uln");
  });
});

describe("a broadsheet", () => {
  const row = (change: Partial<ResultRow>): ResultRow => ({ ...sampleResult, ...change });

  test("has awards as columns by family and code, and every candidate as a row, with units alone too", () => {
    const data = broadsheetOf(about, [
      row({}),
      row({ option: "H446A", family: "GCE", familyTitle: "AS and A level", grade: "A*" }),
      row({ option: "R094A", kind: "unit" }),
      row({ option: "J277", status: "pending", grade: null }),
      row({ candidateId: 2, candidateNumber: 42, surname: "Ó Súilleabháin", option: "R094A", kind: "unit" }),
      row({ candidateId: 3, candidateNumber: 43, status: "no-result", grade: null }),
      row({
        candidateId: 3,
        candidateNumber: 43,
        option: "J834",
        scheme: "nationals",
        grade: "*2",
        partialAbsence: true,
      }),
    ]);
    expect(data.qualifications.map((each) => each.code)).toEqual(["H446A", "J277", "J560H", "J834"]);
    expect(data.candidates).toEqual([
      { number: "2058", name: "Burns, Emma Kay", grades: { J560H: "7", H446A: "A*", J277: "Q" } },
      { number: "0042", name: "Ó Súilleabháin, Emma Kay", grades: {} },
      { number: "0043", name: "Burns, Emma Kay", grades: { J560H: "X", J834: "*2 #" } },
    ]);
    expect([data.paper, data.series, data.issued]).toEqual(["a4", "June 2026", "2026-08-20"]);
  });

  test("is on A3 exactly when more than fifteen qualifications do not fit A4", () => {
    const wide = (columns: number) =>
      broadsheetOf(
        about,
        Array.from({ length: columns }, (_, at) => row({ option: `J${at}` })),
      ).paper;
    expect([wide(15), wide(16)]).toEqual(["a4", "a3"]);
  });

  test("of nothing is empty", () => {
    expect(broadsheetOf(about, [])).toMatchObject({ candidates: [], qualifications: [], series: "" });
  });
});
