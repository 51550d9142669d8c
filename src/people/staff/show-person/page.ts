import { actionDone, transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { isRole } from "../../roles.ts";
import { paths } from "../paths.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { roleWords } from "../words.ts";
import { linksOf } from "./links.ts";
import { loadPerson, type PersonAct } from "./load-person.ts";
import { roleRow } from "./role-row.ts";

/** One person: their roles now, in the past and to come, what can be done, and the history of their account. */
export const showPersonRoutes: readonly Route[] = staffScopes.map((scope): Route => ({
  name: scope.side === "centre" ? "show-staff" : "show-person",
  face: "page",
  method: "GET",
  path: scope.to.person.pattern,
  permission: "people.view",
  scope: scope.side,
  summary: "A person: roles, what can be done, and history",
  handle: (request) => showPerson(request, scope),
}));

const done: ReadonlyMap<string, string> = new Map([
  ["given", "The role was given."],
  ["ended", "The role was ended."],
  ["ends-later", "The last day of the role was set."],
  ["restored", "The role was restored."],
  ["sessions", "Every session of this person was ended."],
  ["reactivated", "The account was reactivated."],
  ["closed", "The account was closed and every session was ended."],
  ["reopened", "The account was opened again."],
]);

/** What the states of an account in which no one can sign in mean. */
const states: Readonly<Record<string, object>> = {
  suspended: {
    tag: { text: "Suspended", colour: "yellow" },
    text: "The account was suspended because it had not been used for a long time. No one can sign in until it is reactivated.",
  },
  closed: { tag: { text: "Closed", colour: "grey" }, text: "The board closed the account. No one can sign in." },
};

async function showPerson({ app, actor, params, query }: WebRequest, scope: StaffScope): Promise<Reply> {
  const found = await transactionAs(app, actor, (tx) => loadPerson(tx, actor, params["person"] ?? ""));
  if (!found) return notFound;
  const { person, acts } = found;
  const isOwn = person.personId === actor.personId;
  const rows = found.holdings.map((holding) => roleRow(holding, found, { actor, scope, isOwn }));
  const isHere = rows.some(({ period }) => period !== "past");
  return page("people/staff/show-person/page.njk", {
    scope,
    person,
    isOwn,
    isHere,
    to: paths,
    trail: [{ text: scope.title, href: scope.to.list() }],
    done: done.get(query["done"] ?? ""),
    state: states[person.state],
    links: isOwn || !actor.permissions.has("people.manage") ? [] : linksOf(person, scope, isHere),
    parts: [
      { title: "Current roles", isPast: false, rows: rows.filter(({ period }) => period === "now") },
      { title: "Future roles", isPast: false, rows: rows.filter(({ period }) => period === "to-come") },
      { title: "Past roles", isPast: true, rows: rows.filter(({ period }) => period === "past") },
    ].filter((part, place) => part.rows.length > 0 || place === 0),
    acts: acts.map(actShown),
  });
}

function actShown(act: PersonAct): object {
  const { role, subjects } = act;
  const words = role !== null && isRole(role) ? roleWords(role, subjects ?? []) : null;
  return { ...act, title: actionDone(act.action), role: words };
}
