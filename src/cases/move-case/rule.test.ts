import { expect, test } from "vitest";
import { lifeCycle, ok, refuse } from "#kernel";
import type { AnyKind, Move } from "../case-kind.ts";
import type { CaseRow } from "../case-row.ts";
import { mayMove, type MoveFacts } from "./rule.ts";

const move = (act: string, more: Partial<Move> = {}): Move => ({
  act,
  by: "board",
  summary: act,
  done: act,
  heading: act,
  button: act,
  shown: true,
  ...more,
});

const tag = (text: string) => ({ text, colour: "blue" }) as const;
const kind: AnyKind = {
  kind: "loan",
  noun: "loan",
  title: "Loan",
  plural: "Loans",
  path: "loans",
  may: { view: "loans.view", open: "loans.ask", work: "loans.work" },
  clock: { days: 5, counts: "calendar" },
  cycle: lifeCycle<string, string>("loan", {
    asked: { give: "given", ask: "asking", take: "asked" },
    asking: { answer: "asked" },
    given: {},
  }),
  statuses: {
    asked: { phase: "open", tag: tag("New") },
    asking: { phase: "waiting", tag: tag("Asked back"), centreTag: tag("Reply needed") },
    given: { phase: "closed", tag: tag("Given") },
  },
  opening: { summary: "Ask for a loan" },
  moves: [],
  table: "loans.loan",
  shows: [],
  searches: [],
  titleOf: () => "A loan",
  about: () => [],
  rows: async () => [],
  columns: [],
  filters: [],
  empty: { board: "None.", centre: "None." },
};

const row: CaseRow = {
  centreId: "90001",
  caseId: "00000000-0000-7000-8000-000000000001",
  reference: "BCDFGHJKMN",
  status: "asked",
  phase: "open",
  chain: "loans",
  candidateId: null,
  openedAt: "2026-02-10T10:00:00Z",
  openedBy: "olive",
  openedByName: "Olive",
  handlerId: null,
  handlerName: null,
  clockFrom: "2026-02-10",
  clockDays: 5,
  clockCounts: "calendar",
  dueOn: "2026-02-15",
  stoppedOn: null,
  closedOn: null,
  moves: 3,
  shownMoves: 2,
  own: {},
};
const facts: MoveFacts = {
  row,
  last: { who: "Ann", did: "took it" },
  calendar: { counts: "calendar", exceptions: new Set(), until: "9999-12-31" },
};
const asked = { seen: 3, by: { personId: "ann", name: "Ann" }, today: "2026-02-11" };
const reopening = refuse("too-late", "Too late.");

test.each([
  ["since it was read it moved", move("give"), facts, { ...asked, seen: 2 }, "case-moved"],
  [
    "a centre read it before a move that it sees",
    move("give", { by: "centre" }),
    facts,
    { ...asked, seen: 1 },
    "case-moved",
  ],
  ["its status has no such act", move("answer"), facts, asked, "case-not-so"],
  ["the move's own condition does not hold", move("give", { may: () => reopening }), facts, asked, "too-late"],
  ["nobody was chosen", move("take", { hands: "chosen" }), facts, asked, "handler-unknown"],
  [
    "the one who has it was chosen",
    move("take", { hands: "chosen" }),
    { ...facts, row: { ...row, handlerId: "bea", handlerName: "Bea" }, chosen: { personId: "bea", name: "Bea" } },
    asked,
    "handler-same",
  ],
] as const)("refused when %s", (_title, of, given, how, code) => {
  const refused = mayMove(kind, of, given, how);
  expect(refused.ok ? "done" : refused.refusals.map((each) => each.code)).toEqual([code]);
});

test("what was moved since is said with who did what", () => {
  const refused = mayMove(kind, move("give"), facts, { ...asked, seen: 2 });
  expect(refused).toMatchObject({ refusals: [{ text: expect.stringContaining("Ann took it after you opened") }] });
});

test("a status is named as the side reads it", () => {
  const waiting = { ...facts, row: { ...row, status: "asking" } };
  const by = (side: "centre" | "board") => mayMove(kind, move("give", { by: side }), waiting, { ...asked, seen: null });
  expect(by("board")).toMatchObject({ refusals: [{ text: expect.stringContaining("“Asked back”") }] });
  expect(by("centre")).toMatchObject({ refusals: [{ text: expect.stringContaining("“Reply needed”") }] });
});

test("a centre's count leaves out the moves that only the board sees", () => {
  expect(mayMove(kind, move("give", { by: "centre", may: () => ok(true) }), facts, { ...asked, seen: 2 }).ok).toBe(
    true,
  );
});

const bea = { personId: "bea", name: "Bea" };

test.each([
  ["whoever acts takes what nobody has", { hands: "taker" }, facts, asked.by],
  [
    "and leaves what somebody has",
    { hands: "taker" },
    { ...facts, row: { ...row, handlerId: "bea", handlerName: "Bea" } },
    bea,
  ],
  ["the chosen person gets it", { hands: "chosen" }, { ...facts, chosen: bea }, bea],
  ["nobody else does", {}, facts, null],
] as const)("who has it afterwards: %s", (_title, more, given, handler) => {
  expect(mayMove(kind, move("take", more), given, asked)).toMatchObject({
    ok: true,
    value: { handler, status: "asked" },
  });
});

test("the clock follows the phase of the new status, or begins afresh when the move says so", () => {
  const to = (act: string, more: Partial<Move> = {}) => mayMove(kind, move(act, more), facts, asked);
  expect(to("ask")).toMatchObject({ value: { phase: "waiting", stoppedOn: "2026-02-11" } });
  expect(to("give")).toMatchObject({ value: { phase: "closed", closedOn: "2026-02-11", dueOn: "2026-02-15" } });
  expect(to("take", { restarts: true })).toMatchObject({ value: { clockFrom: "2026-02-11", dueOn: "2026-02-16" } });
});
