import { dayAt } from "#kernel";
import { actionTitle, notFound, page, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { roleShape, isRole } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import { type Desk, desks } from "../desk.ts";
import type { Holding } from "../holdings.ts";
import { restoreDays } from "../restore-role/rule.ts";
import { roleWords } from "../words.ts";
import { loadPerson, type PersonAct } from "./load-person.ts";

/** One person: roles now, to come and before, what can be done, and what was done. */
export const showPersonRoutes: readonly Route[] = desks.map((desk): Route => ({
  name: desk.side === "centre" ? "show-staff" : "show-person",
  face: "page",
  method: "GET",
  path: `${desk.base}/:person`,
  permission: "people.view",
  scope: desk.side,
  summary: "A person: roles, what can be done, and what was done",
  handle: (request) => showPerson(request, desk),
}));

async function showPerson({ app, actor, params, query }: WebRequest, desk: Desk): Promise<Reply> {
  const found = await transactionAs(app, actor, (tx) => loadPerson(tx, actor, params["person"] ?? ""));
  if (!found) return notFound;
  const { person, holdings, names, acts, now } = found;
  const rows = holdings.map((holding) => shown(holding, now, names));
  return page("people/staff/show-person/page.njk", {
    desk,
    person,
    href: `${desk.base}/${encodeURIComponent(person.personId)}`,
    done: query["done"] ?? "",
    own: person.personId === actor.personId,
    here: rows.some((row) => row.state !== "before"),
    parts: [
      { title: "Roles now", rows: rows.filter((row) => row.state === "now") },
      { title: "Roles to come", rows: rows.filter((row) => row.state === "to-come") },
      { title: "Roles before", rows: rows.filter((row) => row.state === "before") },
    ].filter(({ rows, title }) => rows.length > 0 || title === "Roles now"),
    acts: acts.map(actShown),
  });
}

function shown(holding: Holding, now: string, names: ReadonlyMap<string, string>) {
  const { from, until, endedAt, role } = holding;
  const over = endedAt !== null || (until !== null && !isAfter(until, now));
  const ended = endedAt !== null ? endedAt : over ? until : null;
  return {
    ...holding,
    title: roleWords(role, holding.subjects),
    state: over ? "before" : isAfter(from, now) ? "to-come" : "now",
    fromDay: dayAt(Temporal.Instant.from(from)),
    untilDay: until && lastDayOf(until),
    endedOn: ended,
    by: names.get(holding.grantedBy) ?? (holding.grantedBy === "set-up" ? "Set-up" : "The board"),
    appointed: role === "head-of-centre" || role === "exams-officer",
    onlyBoard: isRole(role) && roleShape(role).appointed,
    restorable: endedAt !== null && (until === null || isAfter(until, now)) && daysSince(endedAt, now) <= restoreDays,
  };
}

function actShown(act: PersonAct): object {
  return {
    ...act,
    title: actionTitle(act.action),
    role: isRole(act.role ?? "") ? roleWords(act.role ?? "", act.subjects ?? []) : null,
  };
}

function isAfter(one: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0;
}

function daysSince(from: string, now: string): number {
  return Temporal.Instant.from(now).since(Temporal.Instant.from(from)).total("hours") / 24;
}
