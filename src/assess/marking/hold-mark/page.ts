import type { Refusal } from "#kernel";
import {
  notFound,
  page,
  perform,
  redirect,
  type Reply,
  type Route,
  transactionAs,
  type Tx,
  type WebRequest,
} from "#platform";
import { releaseHold } from "../release-hold/release-hold.ts";
import { holdMark } from "./hold-mark.ts";
import type { HoldAction } from "./holding.ts";
import type { HoldInput } from "./read-hold.ts";
import { onlyFor } from "../side.ts";

const path = "/board/marking/:component/:centre/:candidate/:option";
const about = { face: "page", scope: "board" } as const;

/** How one mark came about: its movements, and holding or releasing it. */
export const showMarkPage: Route = {
  ...about,
  name: "show-mark",
  method: "GET",
  path,
  permission: "marks.view",
  summary: "One mark and its movements",
  handle: onlyFor("board", (request) => show(request, request.query["series"] ?? "", [], 200)),
};
export const holdMarkPage: Route = {
  ...about,
  name: "hold-mark",
  method: "POST",
  path: `${path}/hold`,
  permission: "marks.record",
  act: "hold-mark",
  summary: "Put a mark on hold",
  handle: onlyFor("board", (request) => change(request, holdMark)),
};
export const releaseHoldPage: Route = {
  ...about,
  name: "release-hold",
  method: "POST",
  path: `${path}/release`,
  permission: "marks.record",
  act: "release-hold",
  summary: "Release a mark from hold",
  handle: onlyFor("board", (request) => change(request, releaseHold)),
};

async function change(request: WebRequest, action: HoldAction): Promise<Reply> {
  const { app, actor, form } = request;
  const series = form["series"] ?? "";
  const input: HoldInput = { ...markOf(request), series, reason: form["reason"] ?? "" };
  const decision = await perform(app, actor, action, input);
  return decision.ok
    ? redirect(`${placeOf(request)}?series=${encodeURIComponent(series)}`)
    : show(request, series, decision.refusals, 422);
}

async function show(request: WebRequest, series: string, refusals: readonly Refusal[], status: number): Promise<Reply> {
  const mark = markOf(request);
  const found = await transactionAs(request.app, request.actor, (tx) => findMark(tx, { ...mark, series }));
  if (!found) return notFound;
  const inSeries = `?series=${encodeURIComponent(series)}`;
  const component = `/board/marking/${encodeURIComponent(mark.component)}`;
  return page(
    "assess/marking/hold-mark/page.njk",
    {
      ...found,
      mark,
      series,
      refusals,
      place: placeOf(request),
      reason: request.form["reason"] ?? "",
      errors: refusals.map(({ text, field }) => ({ text, ...(field === "reason" ? { href: "#reason" } : {}) })),
      held: found.movements.at(-1)?.status === "pending",
      breadcrumbs: [
        { text: "Marking", href: `/board/marking${inSeries}` },
        { text: mark.component, href: `${component}${inSeries}` },
        { text: mark.centreId, href: `${component}/${mark.centreId}${inSeries}` },
        { text: `${found.person.surname}, ${found.person.forenames}` },
      ],
    },
    status,
  );
}

/** The person and the movements with the act that made each; undefined when there is no such mark. */
async function findMark(tx: Tx, mark: Omit<HoldInput, "reason">) {
  const person = await tx
    .selectFrom("candidates.candidate_number as n")
    .innerJoin("candidates.candidate as c", (join) =>
      join.onRef("c.centre_id", "=", "n.centre_id").onRef("c.candidate_id", "=", "n.candidate_id"),
    )
    .innerJoin("catalogue.series as s", "s.series", "n.series")
    .innerJoin("catalogue.components as p", (join) => join.on("p.component", "=", mark.component))
    .select([
      "c.candidate_id",
      "c.surname",
      "c.forenames",
      "s.title as series_title",
      "p.title as component_title",
      "p.max_mark",
    ])
    .where("n.centre_id", "=", mark.centreId)
    .where("n.series", "=", mark.series)
    .where("n.candidate_number", "=", mark.candidateNumber)
    .executeTakeFirst();
  if (!person) return undefined;
  const movements = await tx
    .selectFrom("marking.movement as m")
    .leftJoin("audit.act as a", "a.act_id", "m.act_id")
    .select(["m.movement", "m.change", "m.status", "m.grade", "m.cause", "m.reason", "a.at", "a.person_name"])
    .where("m.centre_id", "=", mark.centreId)
    .where("m.series", "=", mark.series)
    .where("m.candidate_id", "=", person.candidate_id)
    .where("m.option", "=", mark.option)
    .where("m.component", "=", mark.component)
    .orderBy("m.movement")
    .execute();
  let sum = 0;
  return movements.length === 0
    ? undefined
    : { person, movements: movements.map((each) => ({ ...each, sum: (sum += each.change) })) };
}

function markOf({ params }: WebRequest): Omit<HoldInput, "series" | "reason"> {
  const { component = "", centre = "", candidate = "", option = "" } = params;
  return { component, centreId: centre, candidateNumber: /^\d{1,4}$/.test(candidate) ? Number(candidate) : 0, option };
}

function placeOf(request: WebRequest): string {
  const { component, centreId, candidateNumber, option } = markOf(request);
  return `/board/marking/${[component, centreId, candidateNumber, option].map(encodeURIComponent).join("/")}`;
}
