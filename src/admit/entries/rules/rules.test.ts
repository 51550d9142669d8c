import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate } from "#candidates";
import type { EntryStatus } from "../entry.ts";
import type { OfferedOption, SeriesOffer } from "../offer.ts";
import { costOfEntry } from "./cost-of-entry.ts";
import { type HeldList, listRule, type WantedOption } from "./judge-list.ts";
import { judgePerson, type PersonWanted } from "./judge-person.ts";
import { judgeSequence, nextSequence } from "./judge-sequence.ts";

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
  lateFees: [
    { family: "GCSE", stage: "late", fee: 2500 },
    { family: "GCSE", stage: "very-late", fee: 5000 },
  ],
  yearSeries: ["6A26", "BA25"],
};
const [onTime, late, veryLate, closed] = [
  "2026-02-21T23:59:59Z",
  "2026-02-22T00:00:00Z",
  "2026-03-22T00:00:00Z",
  "2026-08-13T00:00:00Z",
];
const want = (codes: readonly string[]): WantedOption[] =>
  codes.map((code, index) => ({ option: code, slotMark: " ", line: 3, column: 109 + 7 * index }));
const holding = (entries: readonly (readonly [string, EntryStatus])[], otherThisYear: string[] = []): HeldList => ({
  entries: entries.map(([code, status]) => ({ option: code, status, stage: "on-time" as const })),
  otherThisYear,
});
const judge = (held: HeldList, codes: readonly string[], at: string = onTime) =>
  listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from(at) })(held, want(codes), {
    line: 3,
    column: 109,
  });
const slugs = (faults: readonly { slug: string }[]) => faults.map((fault) => fault.slug);

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
    expect(change.faults).toEqual([]);
  });

  test.each([
    ["an option that is not offered", holding([]), ["J277", "J999"], onTime, [["option-unknown", 3, 116]]],
    ["a family the centre is not approved for", holding([]), ["T100"], onTime, [["approval-absent", 3, 109]]],
    ["two tiers of one qualification, said once", holding([]), ["J560F", "J560H"], onTime, [["tier-clash", 3, 116]]],
    ["two routes", holding([]), ["H446A", "H446B"], onTime, [["pair-barred", 3, 116]]],
    [
      "a route taken earlier in the academic year",
      holding([], ["H446A"]),
      ["H446B"],
      onTime,
      [["pair-barred", 3, 109]],
    ],
    ["a new entry after everything closed", holding([]), ["J277"], closed, [["entries-closed", 3, 109]]],
    ["a withdrawal after everything closed", holding([["J277", "made"]]), [], closed, [["entries-closed", 3, 109]]],
    ["leaving out an entry that has marks", holding([["J277", "final"]]), [], onTime, [["entry-final", 3, 109]]],
  ] as const)("%s is refused in its place", (_title, held, codes, at, faults) => {
    expect(judge(held, codes, at).faults.map((fault) => [fault.slug, fault.line, fault.column])).toEqual(faults);
  });

  test.each([
    [onTime, "on-time", []],
    [late, "late", ["entries-late"]],
    [veryLate, "very-late", ["entries-late"]],
  ])("the stage at %s is %s", (at, stage, said) => {
    const change = judge(holding([]), ["J277"], at);
    expect([change.added[0]?.stage, slugs(change.faults)]).toEqual([stage, said]);
  });

  test("lateness is remarked on once for each option of a file", () => {
    const rule = listRule({ offer, families: new Set(["GCSE"]), at: Temporal.Instant.from(late) });
    const place = { line: 3, column: 109 };
    const said = [["J277"], ["J277"], ["J277", "J204"]].map((codes) =>
      slugs(rule(holding([]), want(codes), place).faults),
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
      ).faults,
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
        expect(change.faults.length > 0).toBe(finalLeft || bothTiers);
        if (change.faults.length > 0) return;
        const after = new Set(standing.filter((code) => !change.withdrawn.includes(code)));
        for (const each of [...change.added, ...change.remade]) after.add(each.option);
        expect([...after].sort()).toEqual([...wanted].sort());
      }),
    );
  });
});

describe("sequence numbers", () => {
  const facts = { last: 7, accepted: new Set([1, 2, 4, 7]) };
  test.each([
    [8, []],
    [7, ["sequence-seen"]],
    [4, ["sequence-seen"]],
    [3, ["sequence-behind"]],
    [9, ["sequence-gap"]],
    [12, ["sequence-gap"]],
  ])("after 1, 2, 4 and 7 the number %i gives %j", (sequence, said) => {
    expect(slugs(judgeSequence(facts, sequence, 2))).toEqual(said);
  });

  test("numbers that end in 00 are no gap, and after 999 nothing follows", () => {
    expect(judgeSequence({ last: 99, accepted: new Set([99]) }, 101, 2)).toEqual([]);
    expect(slugs(judgeSequence({ last: 999, accepted: new Set([999]) }, 998, 2))).toEqual(["sequence-spent"]);
    expect(slugs(judgeSequence({ last: 999, accepted: new Set([999]) }, 999, 2))).toEqual(["sequence-seen"]);
    expect([nextSequence(0), nextSequence(99), nextSequence(998), nextSequence(999)]).toEqual([1, 101, 999, undefined]);
  });

  test("the number after the last is accepted without a word, always", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 998 }), (last) => {
        const next = nextSequence(last);
        expect(next === undefined ? [] : judgeSequence({ last, accepted: new Set([last]) }, next, 2)).toEqual([]);
      }),
    );
  });
});

describe("who is meant", () => {
  const emma: Candidate = {
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
  };
  const other: Candidate = { ...emma, candidateId: 6, candidateNumber: 13, uci: "999990240010T", uln: "9276308686" };
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
  };
  const wanted: PersonWanted = { ...emma, candidateNumber: 12, line: 3 };

  test.each<[string, Partial<PersonWanted>, string[]]>([
    ["the same person", {}, []],
    ["someone new with a free number", { uci: "999990090001C", candidateNumber: 20, dateOfBirth: "2008-01-01" }, []],
    ["a number that another person holds", { uci: "999990090001C" }, ["number-taken"]],
    ["a UCI that has another number in the series", { candidateNumber: 20 }, ["uci-other-number"]],
    ["a ULN that another person holds", { uln: "9276308686" }, ["uln-other-person"]],
    [
      "another surname and another day of birth",
      { fileName: "SMITH:EMMA KAY", dateOfBirth: "2008-02-14" },
      ["uci-other-person"],
    ],
    ["a new surname alone", { surname: "SMITH", fileName: "SMITH:EMMA KAY" }, ["details-changed"]],
    ["a corrected day of birth alone", { dateOfBirth: "2009-02-15" }, ["details-changed"]],
  ])("%s", (_title, change, said) => {
    expect(slugs(judgePerson(facts, { ...wanted, ...change }).faults)).toEqual(said);
  });

  test("a change names old and new; blanks change nothing; a name stays while its folded form agrees", () => {
    const renamed = judgePerson(facts, { ...wanted, surname: "SMITH", forenames: "EMMA", fileName: "SMITH:EMMA" });
    expect(renamed.faults[0]?.text).toContain("changes from BURNS:EMMA KAY to SMITH:EMMA");
    expect(renamed.changed).toMatchObject({ surname: "SMITH", dateOfBirth: "2009-02-14" });
    const blank = judgePerson(facts, {
      ...wanted,
      surname: "BURNS",
      forenames: "EMMA KAY",
      sex: "N",
      dateOfBirth: null,
    });
    expect(blank).toMatchObject({ changed: undefined, faults: [] });
  });
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
