import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CandidateMeant, KnownElsewhere } from "#candidates";
import { costOf, longestTurn } from "../../../start/longest-slice.ts";
import type { EntryStatus } from "../entry.ts";
import type { OfferedOption, SeriesOffer } from "../offer.ts";
import { costOfEntry, isRefunded } from "./cost-of-entry.ts";
import { type HeldList, listRule, type WantedOption } from "./judge-list.ts";
import { judgePerson, namesakeKey, type PersonWanted } from "./judge-person.ts";

const option = (code: string, more: Partial<OfferedOption> = {}): [string, OfferedOption] => [
  code,
  {
    option: code,
    kind: "award",
    title: `Title ${code}`,
    qualification: code.slice(0, 4),
    tier: null,
    family: "GCSE",
    familyTitle: "GCSE (9 to 1)",
    fee: 4000,
    ...more,
  },
];
const date = (kind: "final-entries" | "late-entries" | "last-amendment", at: string) =>
  ({ series: "6A26", family: "GCSE", kind, at, status: "sample", source: null }) as const;
const price = (service: string, fee: number, option: string | null = null) =>
  ({ year: 2026, service, family: "GCSE", series: "6A26", option, title: service, per: "entry", fee }) as const;
const offer: SeriesOffer = {
  series: "6A26",
  title: "June 2026",
  options: new Map([
    option("J277"),
    option("J204"),
    option("J560F", { tier: "F" }),
    option("J560H", { tier: "H" }),
    option("H446A"),
    option("H446B"),
    option("T100", { family: "TECHNICALS" }),
  ]),
  bars: new Map([
    ["J560F", [{ other: "J560H", scope: "S", reason: "One tier" }]],
    ["J560H", [{ other: "J560F", scope: "S", reason: "One tier" }]],
    ["H446A", [{ other: "H446B", scope: "Y", reason: "One route" }]],
    ["H446B", [{ other: "H446A", scope: "Y", reason: "One route" }]],
  ]),
  dates: [
    date("final-entries", "2026-02-21T23:59"),
    date("late-entries", "2026-03-21T23:59"),
    date("last-amendment", "2026-08-12T23:59"),
  ],
  prices: [price("entry", 4000, "J277"), price("late-entry", 2500), price("very-late-entry", 5000)],
  yearSeries: ["6A26", "BA25"],
};
const [onTime, late, veryLate, closed] = [
  "2026-02-21T23:59:59Z",
  "2026-02-22T00:00:00Z",
  "2026-03-22T00:00:00Z",
  "2026-08-13T00:00:00Z",
];
const want = (codes: readonly string[]): WantedOption[] => codes.map((option) => ({ option, slotMark: " " }));
const holding = (entries: readonly (readonly [string, EntryStatus])[], otherThisYear: string[] = []): HeldList => ({
  entries: entries.map(([code, status]) => ({
    option: code,
    status,
    stage: "on-time" as const,
    channel: "file" as const,
  })),
  otherThisYear,
});
const judge = (held: HeldList, codes: readonly string[], at: string = onTime) =>
  listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from(at) })(held, want(codes), {
    candidateNumber: 7,
  });
const codesOf = (remarks: readonly { code: string }[]) => remarks.map((remark) => remark.code);

describe("a candidate's list replaces the one before", () => {
  test("what is new is added, what is left out withdrawn, what stays let be, what was withdrawn made again", () => {
    const change = judge(
      holding([
        ["J277", "made"],
        ["J204", "withdrawn"],
        ["H446A", "made"],
      ]),
      ["J277", "J204", "J560H"],
    );
    expect(change.added.map((each) => each.option)).toEqual(["J560H"]);
    expect(change.remade.map((each) => each.option)).toEqual(["J204"]);
    expect(change.withdrawn).toEqual(["H446A"]);
    expect(change.remarks.map(({ severity, code, about }) => [severity, code, about.option])).toEqual([
      ["note", "entry-left-out", "H446A"],
    ]);
  });

  test.each([
    ["an option that is not offered", holding([]), ["J277", "J999"], onTime, [["option-unknown", "J999"]]],
    ["a family the centre is not approved for", holding([]), ["T100"], onTime, [["approval-absent", "T100"]]],
    ["two tiers of one qualification, said once", holding([]), ["J560F", "J560H"], onTime, [["tier-clash", "J560H"]]],
    ["two routes", holding([]), ["H446A", "H446B"], onTime, [["pair-barred", "H446B"]]],
    [
      "a route taken earlier in the academic year",
      holding([], ["H446A"]),
      ["H446B"],
      onTime,
      [["pair-barred", "H446B"]],
    ],
    ["a new entry after everything closed", holding([]), ["J277"], closed, [["entries-closed", "J277"]]],
    ["a withdrawal after everything closed", holding([["J277", "made"]]), [], closed, [["entries-closed", "J277"]]],
    ["leaving out an entry that has marks", holding([["J277", "final"]]), [], onTime, [["entry-final", "J277"]]],
  ] as const)("%s is refused, and the option named", (_title, held, codes, at, said) => {
    const { remarks } = judge(held, codes, at);
    expect(remarks.map(({ code, about }) => [code, about.option])).toEqual(said);
    expect(remarks.every(({ about }) => about.candidateNumber === 7)).toBe(true);
  });

  test.each([
    [onTime, "on-time", []],
    [late, "late", ["entries-late"]],
    [veryLate, "very-late", ["entries-late"]],
  ])("the stage at %s is %s", (at, stage, said) => {
    const change = judge(holding([]), ["J277"], at);
    expect([change.added[0]?.stage, codesOf(change.remarks)]).toEqual([stage, said]);
  });

  test("lateness is remarked on once for each option of a file", () => {
    const rule = listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from(late) });
    const said = [["J277"], ["J277"], ["J277", "J204"]].map((codes) =>
      codesOf(rule(holding([]), want(codes), {}).remarks),
    );
    expect(said).toEqual([["entries-late"], [], ["entries-late"]]);
  });

  test("an entry that stays as it is needs no deadline and no approval", () => {
    expect(
      judge(
        holding([
          ["J277", "final"],
          ["T100", "made"],
        ]),
        ["J277", "T100"],
        closed,
      ).remarks,
    ).toEqual([]);
  });

  test("after an accepted list exactly the wanted options stand, whatever stood before", () => {
    const codes = ["J277", "J204", "J560F", "J560H", "H446A"];
    const statuses = fc.constantFrom<EntryStatus>("made", "withdrawn", "final");
    const heldLists = fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), statuses), { selector: ([code]) => code });
    fc.assert(
      fc.property(heldLists, fc.subarray(codes), (held, wanted) => {
        const change = judge(holding(held), wanted);
        const standing = held.filter(([, status]) => status !== "withdrawn").map(([code]) => code);
        const finalLeft = held.some(([code, status]) => status === "final" && !wanted.includes(code));
        const bothTiers =
          wanted.includes("J560F") && wanted.includes("J560H") && wanted.some((code) => !standing.includes(code));
        const errors = change.remarks.filter(({ severity }) => severity === "error");
        expect(errors.length > 0).toBe(finalLeft || bothTiers);
        const left = change.remarks.filter(({ code }) => code === "entry-left-out").map(({ about }) => about.option);
        expect(left).toEqual(change.withdrawn);
        if (errors.length > 0) return;
        const after = new Set(standing.filter((code) => !change.withdrawn.includes(code)));
        for (const each of [...change.added, ...change.remade]) after.add(each.option);
        expect([...after].sort()).toEqual([...wanted].sort());
      }),
    );
  });
});

describe("who is meant", () => {
  const emma: CandidateMeant = {
    centreId: "99999",
    candidateId: 5,
    candidateNumber: 12,
    uci: "999990242058H",
    uln: null,
    upn: null,
    surname: "Burns",
    forenames: "Emma Kay",
    fileName: "BURNS:EMMA KAY",
    sex: "F",
    dateOfBirth: "2009-02-14",
    status: "C",
    resultsIssued: false,
  };
  const other: CandidateMeant = {
    ...emma,
    fileName: "OTHER:ANN",
    surname: "Other",
    forenames: "Ann",
    candidateId: 6,
    candidateNumber: 13,
    uci: "999990240010T",
    uln: "9276308686",
  };
  const facts = {
    byUci: new Map([
      [emma.uci, emma],
      [other.uci, other],
    ]),
    byNumber: new Map([
      [12, emma],
      [13, other],
    ]),
    byUln: new Map([["9276308686", other]]),
    byName: new Map([[namesakeKey(emma), [emma]]]),
    elsewhere: new Map<string, readonly KnownElsewhere[]>(),
  };
  const wanted: PersonWanted = { ...emma, candidateNumber: 12 };
  const fresh = { uci: "999990090001C", candidateNumber: 20 };

  test.each<[string, Partial<PersonWanted>, string[]]>([
    ["the same person", {}, []],
    ["someone new with a free number", { uci: "999990090001C", candidateNumber: 20, dateOfBirth: "2008-01-01" }, []],
    ["a number that another person holds", { uci: "999990090001C" }, ["number-taken"]],
    ["a UCI that has another number in the series", { candidateNumber: 20 }, ["uci-other-number"]],
    ["a ULN that another person holds", { uln: "9276308686" }, ["uln-other-person"]],
    [
      "another surname and another day of birth",
      { surname: "SMITH", fileName: "SMITH:EMMA KAY", dateOfBirth: "2008-02-14" },
      ["uci-other-person"],
    ],
    [
      "another surname and another forename",
      { surname: "SMITH", forenames: "ANNA", fileName: "SMITH:ANNA" },
      ["uci-other-person"],
    ],
    ["another forename while there are no results", { forenames: "ANNA", fileName: "BURNS:ANNA" }, ["details-changed"]],
    ["the same name and date of birth under another UCI", { ...fresh }, ["person-two-ucis"]],
    ["a new surname alone", { surname: "SMITH", fileName: "SMITH:EMMA KAY" }, ["details-changed"]],
    ["a corrected day of birth alone", { dateOfBirth: "2009-02-15" }, ["details-changed"]],
  ])("%s", (_title, change, said) => {
    expect(codesOf(judgePerson(facts, { ...wanted, ...change }).remarks)).toEqual(said);
  });

  test("of a thousand namesakes the first five are named", () => {
    const namesakes = Array.from({ length: 1_000 }, () => emma);
    const byName = new Map([[namesakeKey(emma), namesakes]]);
    expect(codesOf(judgePerson({ ...facts, byName }, { ...wanted, ...fresh }).remarks)).toEqual(
      Array.from({ length: 5 }, () => "person-two-ucis"),
    );
  });

  test.each<[string, Partial<PersonWanted>, string[]]>([
    ["the same person", {}, []],
    ["another forename", { forenames: "ANNA", fileName: "BURNS:ANNA" }, ["forename-after-results"]],
    ["a forename more", { forenames: "EMMA KAY LOU", fileName: "BURNS:EMMA KAY LOU" }, ["details-changed"]],
    ["a forename less", { forenames: "EMMA", fileName: "BURNS:EMMA" }, ["details-changed"]],
    ["an accent", { forenames: "Émma Kay", fileName: "BURNS:EMMA KAY" }, []],
    ["another surname, as after a marriage", { surname: "SMITH", fileName: "SMITH:EMMA KAY" }, ["details-changed"]],
    ["another date of birth", { dateOfBirth: "2009-02-15" }, ["details-changed"]],
  ])("once results are issued: %s", (_title, change, said) => {
    const issued = { ...emma, resultsIssued: true };
    const { remarks } = judgePerson({ ...facts, byUci: new Map([[emma.uci, issued]]) }, { ...wanted, ...change });
    expect(codesOf(remarks)).toEqual(said);
    if (said[0] === "forename-after-results") {
      expect(remarks[0]?.text).toContain(
        "Results have been issued to BURNS:EMMA KAY (born 2009-02-14), not to BURNS:ANNA",
      );
    }
  });

  test.each<[string, Partial<KnownElsewhere>, string[]]>([
    ["the same UCI with other details", {}, ["uci-elsewhere"]],
    ["somebody else with results under the UCI", { hasResults: true, isAnother: true }, ["results-elsewhere"]],
    ["somebody else under the UCI", { isAnother: true }, ["uci-of-another"]],
    ["the same person under another UCI", { foundBy: "person" }, ["person-elsewhere"]],
    ["the same ULN under another UCI", { foundBy: "uln" }, ["uln-elsewhere"]],
  ])("at another centre: %s", (_title, known, said) => {
    const whole: KnownElsewhere = { foundBy: "uci", hasResults: false, isAnother: false, ...known };
    const person = {
      ...wanted,
      ...fresh,
      surname: "NEW",
      fileName: "NEW:PERSON",
      forenames: "PERSON",
      uln: "9276308687",
    };
    const { remarks } = judgePerson({ ...facts, elsewhere: new Map([[fresh.uci, [whole]]]) }, person);
    expect(codesOf(remarks)).toEqual(said);
    expect(remarks.every(({ text }) => text.includes("at another centre"))).toBe(true);
  });

  test("a centre that has a candidate already is warned that somebody else has the UCI, until it changes who it is", () => {
    const known: KnownElsewhere = { foundBy: "uci", hasResults: false, isAnother: true };
    const own = { ...facts, byUci: new Map([[emma.uci, { ...emma, candidateNumber: null }]]), byNumber: new Map() };
    const met = { ...own, elsewhere: new Map([[emma.uci, [known]]]) };
    expect(codesOf(judgePerson(met, wanted).remarks)).toEqual(["uci-elsewhere"]);
    const renamed = judgePerson(met, { ...wanted, surname: "SMITH", fileName: "SMITH:EMMA KAY" });
    expect(codesOf(renamed.remarks)).toContain("uci-of-another");
  });

  test("a change names old and new; blanks change nothing; a name stays while its folded form agrees", () => {
    const renamed = judgePerson(facts, { ...wanted, surname: "SMITH", forenames: "EMMA", fileName: "SMITH:EMMA" });
    expect(renamed.remarks[0]?.text).toContain("changes from BURNS:EMMA KAY to SMITH:EMMA");
    expect(renamed.changed).toMatchObject({ surname: "SMITH", dateOfBirth: "2009-02-14" });
    const blank = judgePerson(facts, {
      ...wanted,
      surname: "BURNS",
      forenames: "EMMA KAY",
      sex: "N",
      dateOfBirth: null,
    });
    expect(blank).toMatchObject({ changed: undefined, remarks: [] });
  });
});

test("an entry of the same UCI for the same option at another centre is warned of when it is made, and only then", () => {
  const held = { entries: [], otherThisYear: [], elsewhere: new Set(["J277"]) };
  const judge = listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from("2026-02-01T00:00:00Z") });
  const { remarks } = judge(held, [{ option: "J277", slotMark: " " }], {});
  expect(codesOf(remarks)).toEqual(["entered-elsewhere"]);
});

test("a late entry costs the late fee of its stage more, and is never refunded", () => {
  expect(costOfEntry(offer, "J277", "on-time")).toEqual({
    fee: 4000,
    lateFee: 0,
    total: 4000,
    refundUntil: "2026-02-21T23:59:00Z",
  });
  expect(costOfEntry(offer, "J277", "late")).toEqual({ fee: 4000, lateFee: 2500, total: 6500, refundUntil: null });
  expect(costOfEntry(offer, "J277", "very-late")).toEqual({ fee: 4000, lateFee: 5000, total: 9000, refundUntil: null });
});

test("a date set for refunds comes before final entries, also for late entries, whose late fee stays", () => {
  const dates = [...offer.dates, { ...date("final-entries", "2026-03-25T23:59"), kind: "refund-until" as const }];
  const refundUntil = "2026-03-25T23:59:00Z";
  expect(costOfEntry({ ...offer, dates }, "J277", "on-time").refundUntil).toBe(refundUntil);
  expect(costOfEntry({ ...offer, dates }, "J277", "late").refundUntil).toBe(refundUntil);
  const refunded = (at: string) => isRefunded({ refundUntil }, Temporal.Instant.from(at));
  expect([refunded("2026-03-25T23:59:59Z"), refunded("2026-03-26T00:00:00Z")]).toEqual([true, false]);
  expect(isRefunded({ refundUntil: null }, Temporal.Instant.from(onTime))).toBe(false);
});

test("a list of a hundred thousand options of one candidate is judged no further than it has to be", async () => {
  const codes = [
    "J277",
    ...Array.from({ length: 100_000 }, (_, at) => `X${at.toString(36).padStart(5, "0")}`.toUpperCase()),
  ];
  const rule = listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from(onTime) });
  const judge = async () => rule({ entries: [], otherThisYear: [] }, want(codes), { candidateNumber: 1 });
  const { value, longest } = await costOf(judge);
  expect(value.remarks).toHaveLength(1_000);
  expect(new Set(value.remarks.map(({ code }) => code))).toEqual(new Set(["option-unknown"]));
  expect(longest).toBeLessThan(longestTurn);
});
