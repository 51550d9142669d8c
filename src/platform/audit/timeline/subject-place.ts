import type { Actor } from "../../access/actor.ts";
import type { Permission } from "../../access/permissions.ts";

type Place = { readonly needs: Permission; readonly at: (id: string) => string };
type Sides = { readonly centre?: Place; readonly board?: Place };

/** Where the thing that an act was done to is shown, by its kind. Identifiers of several words are parted by spaces. */
const places: Readonly<Record<string, Sides>> = {
  candidate: { centre: { needs: "entries.view", at: (id) => `/centre/candidates/${words(id).at(-1)}` } },
  "entry-file": {
    centre: { needs: "entries.view", at: (id) => `/centre/entry-files/${words(id)[0]}` },
    board: { needs: "entries.view", at: (id) => `/board/entry-files/${words(id)[0]}` },
  },
  "mark-file": { centre: { needs: "marks.view", at: (id) => `/centre/mark-files/${words(id)[0]}` } },
  centre: { board: { needs: "centres.view", at: (id) => `/board/centres/${words(id)[0]}` } },
  "award-run": { board: { needs: "awarding.view", at: (id) => `/board/awarding/${words(id)[0]}` } },
  release: { board: { needs: "results.release", at: (id) => `/board/release/${words(id).join("/")}` } },
  person: {
    centre: { needs: "people.view", at: (id) => `/centre/staff/${encodeURIComponent(id)}` },
    board: { needs: "people.view", at: (id) => `/board/people/${encodeURIComponent(id)}` },
  },
};

/** The address of what an act was done to, for who may open it; undefined when there is no page of it for them. */
export function subjectPlace(actor: Actor, kind: string, id: string): string | undefined {
  const { side, permissions } = actor;
  const place = side === "centre" || side === "board" ? places[kind]?.[side] : undefined;
  return place && permissions.has(place.needs) ? place.at(id) : undefined;
}

/** Every kind that has a page, with an example of its address: for the test that the pages exist. */
export function subjectPlaces(): readonly { readonly path: string; readonly needs: Permission }[] {
  return Object.entries(places).flatMap(([kind, sides]) =>
    Object.values(sides).map(({ needs, at }) => ({ needs, path: at(kind === "release" ? "6A26 FSMQ" : "one") })),
  );
}

function words(id: string): readonly string[] {
  return id.split(" ").map(encodeURIComponent);
}
