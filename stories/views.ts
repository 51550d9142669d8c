import type { Scheme } from "./inspect-page.ts";
import type { Looker } from "./people.ts";

/** Every width in every colour scheme for the state that a link leads to; fewer for further states and roles. */
export function viewsOf(looker: Looker, first: boolean): readonly (readonly [number, Scheme])[] {
  if (!thorough.has(looker)) return [[1440, "light"]];
  return first
    ? [
        [1440, "light"],
        [1440, "dark"],
        [375, "dark"],
        [375, "light"],
      ]
    : [
        [1440, "light"],
        [375, "dark"],
      ];
}

/** One of each side sees every page in every state, width and colour scheme; the other roles see each page once. */
export const thorough = new Set<Looker>(["public", "exams-officer", "administrator", "candidate"]);
