import { type Actor, notFound, page, type Place, type Reply, type Route, type WebRequest } from "#platform";
import { findSession } from "../../sessions/find-session.ts";
import { findPlaces } from "../../sessions/places.ts";
import { renewSession } from "../../sessions/renew-session.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { placeWords } from "./place-words.ts";

/** Choosing for whom to act, for people with roles in several places. */
export const choosePlaceRoutes: readonly Route[] = [
  {
    name: "ask-place",
    face: "page",
    method: "GET",
    path: "/choose-place",
    permission: "signed-in",
    scope: "person",
    summary: "For whom to act now, for people with roles in several places",
    handle: (request) => placesPage(request),
  },
  {
    name: "choose-place",
    face: "page",
    method: "POST",
    path: "/choose-place",
    permission: "signed-in",
    scope: "person",
    summary: "Act for another centre, or for the board",
    handle: choosePlace,
  },
];

async function placesPage({ app, actor, session, query, form }: WebRequest, fault?: string): Promise<Reply> {
  if (!session) return notFound;
  const places = await findPlaces(app, session.personId, session.method);
  if (places.length === 0) return page("people/sign-in/no-role.njk", {}, 403);
  return page(
    "people/account/choose-place/page.njk",
    {
      next: form["next"] ?? query["next"] ?? "",
      fault,
      places: places.map((each) => ({ value: keyOf(each), text: placeWords(app, each), checked: isSame(each, actor) })),
    },
    fault ? 422 : 200,
  );
}

async function choosePlace(request: WebRequest): Promise<Reply> {
  const { app, session, form } = request;
  if (!session) return notFound;
  const place = (await findPlaces(app, session.personId, session.method)).find((each) => keyOf(each) === form["place"]);
  if (!place) return placesPage(request, "Choose one of the places.");
  const token = await renewSession(app, session.sessionId, { place });
  const renewed = token ? await findSession(app, token) : undefined;
  if (!token || !renewed) return notFound;
  const next = form["next"] ?? "";
  return { kind: "redirect", session: token, to: isOfPlace(next, place) ? next : homeOf(renewed.actor) };
}

function keyOf({ side, centreId, candidateId }: Place): string {
  return [side, centreId ?? "", candidateId ?? ""].join(" ").trim();
}

function isSame({ side, centreId, candidateId }: Place, actor: Actor): boolean {
  return side === actor.side && centreId === actor.centreId && candidateId === actor.candidateId;
}

/** Whether a page is one that can be seen from a place: not another side's. */
function isOfPlace(next: string, { side }: Place): boolean {
  const [, first = ""] = next.split(/[/?#]/);
  return next !== "" && (first === side || !["centre", "board", "candidate"].includes(first));
}
