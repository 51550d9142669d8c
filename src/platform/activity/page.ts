import { type Decision, ok } from "#kernel";
import { actionDone } from "../app/program.ts";
import type { Tx } from "../database/database.ts";
import type { Found, List, ListAsked, ListColumn, ListFilter, Part } from "../lists/list.ts";
import { listPage } from "../lists/list-page.ts";
import { paths } from "../paths.ts";
import type { Route } from "../web/route.ts";
import { actionsDone, activityFilter, countActs, type ListedAct, listActs } from "./list-acts.ts";
import { findSubjectNames } from "./subject-names.ts";
import { subjectPlace } from "./timeline/subject-place.ts";
import { valueWords } from "./value-words.ts";

/** An act of the audit log, with the name and the address of what it was done to. */
type ShownAct = ListedAct & { readonly place: string | undefined; readonly subjectName: string };

const filters: readonly ListFilter[] = [
  { name: "action", label: "What", all: "All actions" },
  { name: "person", label: "Who", kind: "text" },
  { name: "centre", label: "Centre", kind: "text" },
  { name: "from", label: "From", kind: "day" },
  { name: "to", label: "To", kind: "day" },
  { name: "kind", label: "Record", kind: "kept" },
  { name: "id", label: "On which", kind: "kept" },
];

const columns: readonly ListColumn<ShownAct>[] = [
  { name: "at", heading: "When", kind: "instant", value: ({ at }) => at, names: true },
  {
    name: "who",
    heading: "Who",
    value: ({ personName, approvedByName }) =>
      approvedByName === null ? personName : `${personName}, approved by ${approvedByName}`,
    only: ["page"],
  },
  { name: "person", heading: "Who", value: ({ personName }) => personName, only: ["file"] },
  { name: "approvedBy", heading: "Approved by", value: ({ approvedByName }) => approvedByName, only: ["file"] },
  { name: "side", heading: "Side", value: ({ side }) => side, only: ["file"] },
  { name: "what", heading: "What", value: ({ action }) => actionDone(action), only: ["page"] },
  { name: "action", heading: "Action", value: ({ action }) => action, only: ["file"] },
  { name: "centre", heading: "Centre", kind: "code", value: ({ centreId }) => centreId },
  {
    name: "subject",
    heading: "Record",
    value: ({ subjectName }) => subjectName,
    link: ({ place }) => place,
    only: ["page"],
  },
  { name: "subjectKind", heading: "Kind", value: ({ subjectKind }) => subjectKind, only: ["file"] },
  { name: "subjectId", heading: "Subject", value: ({ subjectId }) => subjectId, only: ["file"] },
  { name: "why", heading: "Reason and values", value: ({ reason }) => reason, more: valuesOf, only: ["page"] },
  { name: "reason", heading: "Reason", value: ({ reason }) => reason, only: ["file"] },
  { name: "before", heading: "Before", value: ({ before }) => asText(before), only: ["file"] },
  { name: "after", heading: "After", value: ({ after }) => asText(after), only: ["file"] },
];

const both = {
  permission: "audit.view",
  title: "Activity",
  template: "platform/activity/page.njk",
  empty: "Nothing has been done yet. Every change to a record appears here, with who made it and when.",
  find: findActs,
} as const;

const boardList: List<ShownAct> = {
  ...both,
  name: "board-activity",
  path: paths.boardActivity,
  scope: "board",
  summary: "Everything done at centres and at the board, when and by whom",
  filters,
  columns,
};

/** A centre's own acts: its centre is always the same, so it is neither asked nor shown. */
const centreList: List<ShownAct> = {
  ...both,
  name: "centre-activity",
  path: paths.centreActivity,
  scope: "centre",
  summary: "Everything done at and for this centre, when and by whom",
  filters: filters.filter(({ name }) => name !== "centre"),
  columns: columns.map((column) => (column.name === "centre" ? { ...column, only: ["file"] } : column)),
};

/** What was done, when and by whom: a centre's own acts, and the board's view of all of them. */
export const activityRoutes: readonly Route[] = [...listPage(centreList), ...listPage(boardList)];

/** A file has at most so many rows, the newest. */
const exportMax = 50_000;

async function findActs(tx: Tx, { actor, values, limit, offset, face }: ListAsked): Promise<Decision<Found<ShownAct>>> {
  const filter = activityFilter(values);
  const acts = await listActs(tx, filter, { size: Math.min(limit ?? exportMax, exportMax), offset, side: actor.side });
  const total = await countActs(tx, filter);
  const actions = face === "page" ? await actionsDone(tx) : [];
  const nameOf = await findSubjectNames(tx, face === "page" ? acts : []);
  return ok({
    total,
    rows: acts.map((act) => ({
      ...act,
      place: subjectPlace(actor, act.subjectKind, act.subjectId),
      subjectName: nameOf(act),
    })),
    choices: { action: actions.map((name) => ({ value: name, text: actionDone(name) })) },
    data: { total, exportMax, kindShown: filter.kind, to: paths },
  });
}

function valuesOf({ before, after }: ListedAct): readonly Part[] {
  return [
    { heading: "Before", text: valueWords(before) },
    { heading: "After", text: valueWords(after) },
  ].flatMap(({ heading, text }) => (text === null ? [] : [{ heading, text }]));
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value, null, 1);
}
