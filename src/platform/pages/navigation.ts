import { type Actor, subjectsOf } from "../access/actor.ts";
import type { Permission } from "../access/permissions.ts";

type Place = {
  readonly text: string;
  readonly href: string;
  readonly needs?: Permission;
  /** For those alone who have the permission for every subject. */
  readonly whole?: true;
};

/** The left navigation of each side, in the order of the exam year. Only what exists is listed. */
const places: Record<Actor["side"], readonly Place[]> = {
  centre: [
    { text: "Home", href: "/centre" },
    { text: "Candidates", href: "/centre/candidates", needs: "entries.view" },
    { text: "Entries", href: "/centre/entries", needs: "entries.view" },
    { text: "Entry files", href: "/centre/entry-files", needs: "entries.view", whole: true },
    { text: "Marks", href: "/centre/marks", needs: "marks.view" },
    { text: "Results", href: "/centre/results", needs: "results.view" },
    { text: "Staff", href: "/centre/staff", needs: "people.view" },
    { text: "Systems", href: "/centre/systems", needs: "clients.manage" },
    { text: "Activity", href: "/centre/activity", needs: "audit.view" },
  ],
  board: [
    { text: "Home", href: "/board" },
    { text: "Series", href: "/board/series" },
    { text: "Catalogue", href: "/board/catalogue" },
    { text: "Centres", href: "/board/centres", needs: "centres.view" },
    { text: "Entry files", href: "/board/entry-files", needs: "entries.view" },
    { text: "Marking", href: "/board/marking", needs: "marks.view" },
    { text: "Awarding", href: "/board/awarding", needs: "awarding.view" },
    { text: "Release", href: "/board/release", needs: "results.view-all" },
    { text: "People", href: "/board/people", needs: "people.view" },
    { text: "Systems of centres", href: "/board/systems", needs: "people.view" },
    { text: "Single sign-on", href: "/board/single-sign-on", needs: "system.manage" },
    { text: "Activity", href: "/board/activity", needs: "audit.view" },
  ],
  assessor: [],
  candidate: [{ text: "My results", href: "/candidate/results", needs: "results.view-own" }],
  public: [
    { text: "Key dates", href: "/key-dates" },
    { text: "Entry codes", href: "/entry-codes" },
    { text: "Grade boundaries", href: "/grade-boundaries" },
    { text: "Convert a mark", href: "/convert" },
    { text: "How grades are worked out", href: "/how-grades-are-worked-out" },
    { text: "Basedata", href: "/basedata" },
    { text: "For developers", href: "/developers" },
  ],
};

/** The places a person may go, the one they are in marked. */
export function navigationOf(actor: Actor, path: string): readonly { text: string; href: string; current: boolean }[] {
  return places[actor.side]
    .filter((place) => !place.needs || actor.permissions.has(place.needs))
    .filter((place) => !place.whole || !place.needs || subjectsOf(actor, place.needs) === "all")
    .map(({ text, href }) => ({
      text,
      href,
      current: path === href || (href.split("/").length > 2 && path.startsWith(`${href}/`)),
    }));
}
