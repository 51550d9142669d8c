import type { Refusal } from "#kernel";
import { notFound, page, perform, redirect, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { listStaff, staffFilter } from "../list-staff/list.ts";
import { checkData, formData } from "../role-form.ts";
import { titleOfRole } from "../words.ts";
import { wouldAccept } from "../would-accept.ts";
import { appointPerson } from "./appoint-person.ts";

const path = "/board/people/appoint";
const shape = { face: "page", path, permission: "people.appoint", scope: "board", confirm: true } as const;

/** Appointing a centre's head or exams officer: the form, a page that checks, then the act. */
export const appointRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-appoint-person",
    method: "GET",
    summary: "Ask whom to appoint as a centre's head or exams officer",
    handle: (request) => show(request, request.query["centre"] ?? "", []),
  },
  {
    ...shape,
    name: "appoint-person",
    method: "POST",
    summary: "Check an appointment, then make it",
    act: "appoint-person",
    handle: appoint,
  },
];

async function appoint(request: WebRequest): Promise<Reply> {
  const { app, actor, form, idempotencyKey } = request;
  const centre = form["centre"] ?? "";
  const asked = form["checked"] === "yes";
  const decision = asked
    ? await perform(app, actor, appointPerson, form, idempotencyKey)
    : await wouldAccept(app, actor, appointPerson, form);
  if (!decision.ok) return show(request, centre, decision.refusals);
  return asked ? redirect(`/board/people?centre=${centre}&done=appointed`) : show(request, centre, [], true);
}

async function show(
  { app, actor, form }: WebRequest,
  centre: string,
  refusals: readonly Refusal[],
  check = false,
): Promise<Reply> {
  if (!/^\d{5}$/.test(centre)) return notFound;
  const { rows } = await transactionAs(app, actor, (tx) =>
    listStaff(tx, staffFilter({ centre, side: "centre" }), { size: 500, offset: 0 }),
  );
  const staff = new Map(
    rows.flatMap(({ personId, name, role, state }) =>
      personId === null || state === "closed" ? [] : [[personId, `${name}, ${titleOfRole(role)}`] as const],
    ),
  );
  const person = form["person"] ?? "";
  const data = {
    ...formData(form, refusals),
    centre,
    person,
    roles: ["head-of-centre", "exams-officer"].map((role) => ({ role, title: titleOfRole(role) })),
    staff: [...staff].map(([personId, text]) => ({ personId, text })),
  };
  if (check) {
    return page("people/staff/appoint-person/check.njk", {
      ...data,
      check: checkData(form),
      who: staff.get(person) ?? form["name"] ?? "",
    });
  }
  return page("people/staff/appoint-person/page.njk", data, refusals.length > 0 ? 422 : 200);
}
