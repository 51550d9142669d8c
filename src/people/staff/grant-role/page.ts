import type { Refusal } from "#kernel";
import {
  isProposed,
  notFound,
  page,
  perform,
  proposedPage,
  redirect,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { type Desk, desks } from "../desk.ts";
import { findStaff } from "../people.ts";
import { placeOf } from "../place.ts";
import { checkData, formData } from "../role-form.ts";
import { wouldAccept } from "../would-accept.ts";
import { grantRole } from "./grant-role.ts";

/** Giving a further role to somebody: the form, a page that says what it allows, then the act. */
export const giveRoutes: readonly Route[] = desks.flatMap((desk): readonly Route[] => {
  const which = desk.side === "centre" ? "staff" : "people";
  const shape = {
    face: "page",
    path: `${desk.base}/:person/give`,
    permission: "people.manage",
    scope: desk.side,
    confirm: true,
  } as const;
  return [
    {
      ...shape,
      name: `ask-give-role-${which}`,
      method: "GET",
      summary: "Ask which role to give, and until when",
      handle: (request) => show(request, desk, []),
    },
    {
      ...shape,
      name: `give-role-${which}`,
      method: "POST",
      summary: "Check a role, then give it",
      act: "grant-role",
      handle: (request) => give(request, desk),
    },
  ];
});

async function give(request: WebRequest, desk: Desk): Promise<Reply> {
  const { app, actor, params, form, idempotencyKey } = request;
  const raw = { ...form, person: params["person"] ?? "" };
  if (form["checked"] !== "yes") {
    const would = await wouldAccept(app, actor, grantRole, raw);
    return show(request, desk, would.ok ? [] : would.refusals, would.ok);
  }
  const given = await perform(app, actor, grantRole, raw, idempotencyKey);
  if (isProposed(given)) return proposedPage(given.proposal);
  return given.ok
    ? redirect(`${desk.base}/${encodeURIComponent(raw.person)}?done=given`)
    : show(request, desk, given.refusals);
}

async function show(
  { app, actor, params, form }: WebRequest,
  desk: Desk,
  refusals: readonly Refusal[],
  check = false,
): Promise<Reply> {
  const place = placeOf(actor);
  if (!place) return notFound;
  const person = await transactionAs(app, actor, (tx) => findStaff(tx, params["person"] ?? "", place));
  if (!person || person.state === "closed") return notFound;
  const href = `${desk.base}/${encodeURIComponent(person.personId)}`;
  const data = { desk, person, href, ...formData(form, refusals) };
  if (check) return page("people/staff/grant-role/check.njk", { ...data, check: checkData(form) });
  return page("people/staff/grant-role/page.njk", data, refusals.length > 0 ? 422 : 200);
}
