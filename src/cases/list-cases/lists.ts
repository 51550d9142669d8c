import { dayAt } from "#kernel";
import type { List, ListColumn, ListFilter, Tag } from "#platform/lists";
import { type AnyKind, tagFor } from "../case-kind.ts";
import type { TimeLeft } from "../clock.ts";
import type { CasePaths } from "../paths.ts";
import { shownReference } from "../reference.ts";
import { findCases, type ListedCase } from "./find-cases.ts";

type Columns = readonly ListColumn<ListedCase>[];

/** The board's queue of a kind: what is to be answered first comes first. */
export function queueOf(kind: AnyKind, paths: CasePaths): List<ListedCase> {
  return {
    name: `list-${kind.kind}s`,
    summary: `${kind.plural}: the queue, with filters and export`,
    path: paths.list.board,
    apiPath: paths.api.list.board,
    apiRows: "cases",
    permission: kind.may.view,
    scope: "board",
    title: kind.plural,
    empty: kind.empty.board,
    search: "Reference or words",
    orders,
    filters: [
      stateFilter("board"),
      { name: "whose", label: "Dealt with by", all: "Anyone", choices: whoseChoices, only: ["page", "api"] },
      { name: "late", label: "Late", all: "Late or not", choices: [{ value: "yes", text: "Late" }] },
      ...kind.filters,
      { name: "centre", label: "Centre number", kind: "text" },
    ],
    columns: [
      ...firstColumns(kind, (id) => paths.case.board({ case: id })),
      { name: "centreId", heading: "Centre", kind: "code", value: ({ centreId }) => centreId },
      ...kind.columns,
      { name: "handler", heading: "Dealt with by", value: ({ handlerName }) => handlerName },
      ...clockColumns,
      ...lastColumns(kind, "board"),
    ],
    find: (tx, asked) => findCases(tx, kind, asked),
  };
}

/** A centre's own cases of a kind. */
export function ownListOf(kind: AnyKind, paths: CasePaths): List<ListedCase> {
  return {
    name: `list-own-${kind.kind}s`,
    summary: `${kind.plural} of the centre, with filters and export`,
    path: paths.list.centre,
    apiPath: paths.api.list.centre,
    apiRows: "cases",
    permission: kind.may.view,
    scope: "centre",
    title: kind.plural,
    template: "cases/list-cases/own.njk",
    empty: kind.empty.centre,
    search: "Reference or words",
    orders,
    filters: [stateFilter("centre"), ...kind.filters],
    columns: [
      ...firstColumns(kind, (id) => paths.case.centre({ case: id })),
      ...kind.columns,
      ...clockColumns,
      ...lastColumns(kind, "centre"),
    ],
    find: async (tx, asked) => {
      const found = await findCases(tx, kind, asked);
      const data = { opening: paths.opening(), summary: kind.opening.summary, needs: kind.may.open };
      return found.ok ? { ...found, value: { ...found.value, data } } : found;
    },
  };
}

const orders = {
  dueOn: ["c.due_on"],
  openedOn: ["c.opened_at"],
  centreId: ["c.centre_id", "c.due_on"],
  reference: ["c.reference"],
};

const whoseChoices = [
  { value: "mine", text: "Me" },
  { value: "nobody", text: "Nobody yet" },
];

const waitingFor = { board: "To be answered by the board", centre: "Waiting for the centre" } as const;

/** The board sees first what it has to answer, a centre all that is not closed. */
function stateFilter(side: "centre" | "board"): ListFilter {
  return {
    name: "state",
    label: "State",
    usual: side === "board" ? "open" : "standing",
    choices: [
      { value: "standing", text: "Not closed" },
      { value: "open", text: waitingFor.board },
      { value: "waiting", text: waitingFor.centre },
      { value: "closed", text: "Closed" },
      { value: "all", text: "All" },
    ],
  };
}

function firstColumns(kind: AnyKind, place: (id: string) => string): Columns {
  return [
    { name: "title", heading: kind.title, value: (row) => kind.titleOf(row), link: ({ caseId }) => place(caseId) },
    { name: "case", heading: "Case", only: ["api"], value: ({ caseId }) => caseId },
    { name: "reference", heading: "Reference", kind: "code", value: ({ reference }) => shownReference(reference) },
    { name: "about", heading: "About", value: ({ aboutText }) => aboutText },
  ];
}

const clockColumns: Columns = [
  {
    name: "openedOn",
    heading: "Asked",
    kind: "day",
    only: ["page"],
    value: ({ openedAt }) => dayAt(Temporal.Instant.from(openedAt)),
  },
  { name: "openedAt", heading: "Asked", kind: "instant", only: ["file", "api"], value: ({ openedAt }) => openedAt },
  { name: "openedBy", heading: "Asked by", only: ["file", "api"], value: ({ openedByName }) => openedByName },
  {
    name: "dueOn",
    heading: "Answer due",
    kind: "day",
    value: ({ dueOn, phase }) => (phase === "waiting" ? null : dueOn),
  },
  {
    name: "left",
    heading: "Time left",
    value: ({ left }) => left.text,
    tags: ({ left }) => [{ text: left.text, colour: urgencyColours[left.urgency] }],
  },
  { name: "daysLeft", heading: "Days left", kind: "whole", only: ["file", "api"], value: ({ left }) => left.days },
  { name: "closedOn", heading: "Closed", kind: "day", only: ["file", "api"], value: ({ closedOn }) => closedOn },
];

const urgencyColours: Readonly<Record<TimeLeft["urgency"], Tag["colour"]>> = {
  none: "grey",
  soon: "orange",
  late: "red",
};

function lastColumns(kind: AnyKind, side: "centre" | "board"): Columns {
  return [
    { name: "phase", heading: "Phase", only: ["api"], value: ({ phase }) => phase },
    {
      name: "status",
      heading: "Status",
      value: ({ status }) => status,
      text: ({ status }) => tagFor(kind, status, side).text,
      tags: ({ status }) => [tagFor(kind, status, side)],
    },
  ];
}
