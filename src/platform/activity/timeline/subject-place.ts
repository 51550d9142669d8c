import type { Actor } from "../../actors/actor.ts";
import { program } from "../../app/program.ts";

/** The address of what an act was done to, for who may open it; undefined when there is no page of it for them. */
export function subjectPlace(actor: Actor, kind: string, id: string): string | undefined {
  const { side, permissions } = actor;
  const place = side === "centre" || side === "board" ? program().subjects[kind]?.[side] : undefined;
  return place && permissions.has(place.needs) && isWhole(kind, id) ? place.at(words(id)) : undefined;
}

/** Whether an identifier has the parts that those of its kind have, none blank; names may have spaces besides. */
function isWhole(kind: string, id: string): boolean {
  const { length } = (program().subjects[kind]?.example ?? "one").split(" ");
  const parts = id.split(" ").slice(0, length);
  return parts.length === length && !parts.includes("");
}

/** Every kind that has a page, with an example of its address: for the test that the pages exist. */
export function subjectPlaces(): readonly { readonly path: string; readonly needs: string }[] {
  return Object.values(program().subjects).flatMap(({ example = "one", centre, board }) =>
    [centre, board].flatMap((place) => (place ? [{ needs: place.needs, path: place.at(words(example)) }] : [])),
  );
}

function words(id: string): readonly string[] {
  return id.split(" ").map(encodeURIComponent);
}
