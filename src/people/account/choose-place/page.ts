import type { Refusal } from "#kernel";
import type { Actor, Place } from "#platform/actors";
import { questionPage } from "#platform/pages";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { findSession } from "../../sessions/find-session.ts";
import { findPlaces } from "../../sessions/places.ts";
import { renewSession } from "../../sessions/renew-session.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { paths } from "../paths.ts";
import { placeUnknown } from "../refusals.ts";
import { placeWords } from "./place-words.ts";

const shape = { face: "page", path: paths.choosePlace.pattern, permission: "signed-in", scope: "person" } as const;

/** Choosing where to work, for people with roles in several places. */
export const choosePlaceRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-place",
    method: "GET",
    summary: "Ask where to work, for people with roles in several places",
    handle: (request) => placesPage(request, []),
  },
  {
    ...shape,
    name: "choose-place",
    method: "POST",
    summary: "Work at another centre, or at the board",
    handle: choosePlace,
  },
];

async function placesPage(request: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const { app, actor, session, query, form } = request;
  if (!session) return notFound;
  const places = await findPlaces(app, session.personId, session.method);
  if (places.length === 0) return page("people/sign-in/no-role.njk", {}, 403);
  const choices = places.map((each) => ({ value: keyOf(each), text: placeWords(app, each) }));
  const several = ["You have roles in several places, and work at one of them at a time. You can change at any time."];
  const question = {
    title: "Choose where to work",
    trail: [],
    text: places.length > 1 ? several : [],
    button: "Continue",
    action: paths.choosePlace({ next: form["next"] ?? query["next"] }),
  };
  const current = places.find((each) => isSame(each, actor));
  return questionPage(question, homeOf(actor), {
    fields: [{ name: "place", kind: "choice", label: "Where do you want to work?", choices }],
    values: { place: current ? keyOf(current) : "" },
    refusals,
  });
}

async function choosePlace(request: WebRequest): Promise<Reply> {
  const { app, session, form, query } = request;
  if (!session) return notFound;
  const place = (await findPlaces(app, session.personId, session.method)).find((each) => keyOf(each) === form["place"]);
  if (!place) return placesPage(request, [placeUnknown.of()]);
  const token = await renewSession(app, session.sessionId, { place });
  const renewed = token ? await findSession(app, token) : undefined;
  if (!token || !renewed) return notFound;
  const next = form["next"] ?? query["next"] ?? "";
  return { kind: "redirect", session: token, to: isOfPlace(next, place) ? next : homeOf(renewed.actor) };
}

function keyOf({ side, centreId, candidateId }: Place): string {
  return [side, centreId ?? "", candidateId ?? ""].join(" ").trim();
}

function isSame({ side, centreId, candidateId }: Place, actor: Actor): boolean {
  return side === actor.side && centreId === actor.centreId && candidateId === actor.candidateId;
}

/** Whether a page can be seen from a place: it is not one of another side's. */
function isOfPlace(next: string, { side }: Place): boolean {
  const [, first = ""] = next.split(/[/?#]/);
  return next !== "" && (first === side || !["centre", "board", "candidate"].includes(first));
}
