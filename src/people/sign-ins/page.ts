import {
  exportAddresses,
  findTableFormat,
  listView,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { kindWords, type ListedSignIn, listSignIns } from "./list-sign-ins.ts";

/** What happened at the door: sign-ins, failures, and requests that were refused. */
export const signInListRoutes: readonly Route[] = [
  {
    name: "list-sign-ins",
    face: "page",
    method: "GET",
    path: "/board/sign-ins",
    permission: "people.view",
    scope: "board",
    summary: "Sign-ins, failures and refused requests",
    handle: showSignIns,
  },
];

const exportMax = 50_000;
const heading = ["When", "What", "Person", "Centre", "By", "Route", "Network", "Browser"] as const;

async function showSignIns({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const text = (name: string) => (query[name] ?? "").trim();
  const filter = { kind: text("kind"), person: text("person"), centre: text("centre") };
  const [view, format] = [listView(query), findTableFormat(query)];
  const { events, total } = await transactionAs(app, actor, (tx) =>
    listSignIns(tx, filter, format ? { size: exportMax, offset: 0 } : view),
  );
  if (format) return tableFile("sign-ins", format, heading, events.map(exportRow));
  return page("people/sign-ins/sign-ins.njk", {
    events: events.map((event) => ({ ...event, title: kindWords[event.kind] ?? event.kind })),
    total,
    filter,
    kinds: Object.entries(kindWords).map(([kind, title]) => ({ kind, title })),
    filtered: Object.values(filter).some((value) => value !== ""),
    range: rangeWords(total, view),
    pagination: pagination(total, view, path, query),
    ...exportAddresses(path, query),
  });
}

function exportRow(event: ListedSignIn): readonly (string | null)[] {
  const { at, kind, personName, personId, centreId, method, route, network, browser } = event;
  return [at, kindWords[kind] ?? kind, personName ?? personId, centreId, method, route, network, browser];
}
