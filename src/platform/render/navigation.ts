import { type Actor, subjectsOf } from "../actors/actor.ts";
import { program } from "../app/program.ts";

/** The places a person may go, the one they are in marked. Only what exists is listed, in the order of the modules. */
export function navigationOf(actor: Actor, path: string): readonly { text: string; href: string; current: boolean }[] {
  return program()
    .navigation[actor.side].filter((place) => !place.needs || actor.permissions.has(place.needs))
    .filter((place) => !place.whole || !place.needs || subjectsOf(actor, place.needs) === "all")
    .map(({ text, href }) => ({
      text,
      href,
      current: path === href || (href.split("/").length > 2 && path.startsWith(`${href}/`)),
    }));
}
