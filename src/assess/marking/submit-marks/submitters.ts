import { isRole, roles, roleShape } from "#people";

/** The roles of a centre that may submit marks, in words: `head of centre, exams officer or deputy exams officer`. */
export function submittersOf(): string {
  const titles = Object.keys(roles)
    .filter(isRole)
    .map(roleShape)
    .filter((role) => role.side === "centre" && role.allows.some((each) => each === "marks.submit"))
    .map((role) => role.title.toLowerCase());
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} or ${titles.at(-1)}`;
}
