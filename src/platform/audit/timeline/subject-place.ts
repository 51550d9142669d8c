import type { Actor } from "../../access/actor.ts";

type Sides = { readonly centre?: (id: string) => string; readonly board?: (id: string) => string };

/** Where the thing that an act was done to is shown, by its kind. Identifiers of several words are parted by spaces. */
const places: Readonly<Record<string, Sides>> = {
  candidate: { centre: (id) => `/centre/candidates/${lastWord(id)}` },
  "entry-file": { centre: (id) => `/centre/entry-files/${id}`, board: (id) => `/board/entry-files/${id}` },
  "mark-file": { centre: (id) => `/centre/mark-files/${id}` },
  centre: { board: (id) => `/board/centres/${id}` },
  "award-run": { board: (id) => `/board/awarding/${id}` },
  release: { board: (id) => `/board/release/${id.split(" ").join("/")}` },
  person: { centre: (id) => `/centre/staff/${id}`, board: (id) => `/board/people/${id}` },
};

/** The address of what an act was done to, for somebody of a side; undefined when there is no page of it for them. */
export function subjectPlace(side: Actor["side"], kind: string, id: string): string | undefined {
  const place = side === "centre" || side === "board" ? places[kind]?.[side] : undefined;
  return place?.(encodeURI(id));
}

/** Every kind that has a page, with an example of its address: for the test that the pages exist. */
export function subjectPlaces(): readonly string[] {
  return Object.entries(places).flatMap(([kind, sides]) =>
    Object.values(sides).map((place) => place(kind === "release" ? "6A26 GCSE" : "one")));
}

function lastWord(id: string): string {
  return id.split(/ |%20/).at(-1) ?? id;
}
