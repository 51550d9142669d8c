import type { Actor } from "../actors/actor.ts";
import { transactionAs } from "../app/app.ts";
import { exportAddresses, findTableFormat, listView, pagination, rangeWords, tableFile } from "../lists/list-view.ts";
import { actionTitle } from "../app/program.ts";
import { subjectPlace } from "./timeline/subject-place.ts";
import { page, notFound, type Reply, type Route, type WebRequest } from "../web/route.ts";
import { actionsDone, activityFilter, countActs, type ListedAct, listActs } from "./list-acts.ts";

/** What was done, when and by whom: a centre's own acts, and the board's view of all of them. */
export const activityRoutes: readonly Route[] = [
  {
    name: "centre-activity",
    face: "page",
    method: "GET",
    path: "/centre/activity",
    permission: "audit.view",
    scope: "centre",
    summary: "What was done for this centre, when and by whom",
    handle: (request) => (request.actor.side === "centre" ? showActivity(request) : Promise.resolve(notFound)),
  },
  {
    name: "board-activity",
    face: "page",
    method: "GET",
    path: "/board/activity",
    permission: "audit.view",
    scope: "board",
    summary: "What was done, when and by whom",
    handle: (request) => (request.actor.side === "board" ? showActivity(request) : Promise.resolve(notFound)),
  },
];

const exportMax = 50_000;

async function showActivity({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [filter, view, format] = [activityFilter(query), listView(query), findTableFormat(query)];
  const found = await transactionAs(app, actor, async (tx) => ({
    acts: await listActs(tx, filter, format ? { size: exportMax, offset: 0 } : view),
    total: await countActs(tx, filter),
    actions: await actionsDone(tx),
  }));
  if (format) return tableFile("activity", format, heading, found.acts.map(exportRow));
  return page("platform/activity/activity.njk", {
    ...found,
    acts: found.acts.map((act) => shown(actor, act)),
    filter,
    place: path.split("?")[0],
    exportMax,
    actions: found.actions.map((name) => ({ name, title: actionTitle(name) })),
    filtered: Object.values(filter).some((value) => value !== ""),
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query),
  });
}

const heading = [
  "When",
  "Who",
  "Approved by",
  "Side",
  "Act",
  "Centre",
  "Kind",
  "Subject",
  "Reason",
  "Before",
  "After",
] as const;

function exportRow(act: ListedAct): readonly (string | null)[] {
  const { at, personName, approvedByName, side, action, centreId, subjectKind, subjectId, reason, before, after } = act;
  return [
    at,
    personName,
    approvedByName,
    side,
    action,
    centreId,
    subjectKind,
    subjectId,
    reason,
    asText(before),
    asText(after),
  ];
}

function shown(actor: Actor, act: ListedAct): object {
  return {
    ...act,
    title: actionTitle(act.action),
    place: subjectPlace(actor, act.subjectKind, act.subjectId),
    before: asText(act.before),
    after: asText(act.after),
  };
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value, null, 1);
}
