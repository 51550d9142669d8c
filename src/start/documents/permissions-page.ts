import type { Side } from "#platform/actors";
import { isRole, roles, roleShape } from "#people";
import { code, markdownTable } from "./markdown.ts";
import { theProgram } from "../program.ts";

const sides: readonly (readonly [Side, string])[] = [
  ["centre", "At a centre"],
  ["board", "At the board"],
  ["assessor", "Moderators and examiners"],
  ["candidate", "Candidates"],
];

/** Which role allows what, a table for each side. */
export function permissionsPage(): string {
  return [
    "# Permissions",
    "",
    "What each role allows. A person can have several roles, and may do only what one of them allows. A role " +
      "has a start date and can have an end date. The access matrix tries every route and act with every role against this " +
      "page.",
    "",
    ...sides.flatMap(([side, title]) => sideTable(side, title)),
    "## Kept apart",
    "",
    "Some permissions must not meet in one person, whatever roles give them.",
    "",
    ...theProgram.keptApart.map(apart),
    "",
  ].join("\n");
}

function apart({ withheld, beside, unless, because }: (typeof theProgram.keptApart)[number]): string {
  const both = (names: readonly string[], word: string): string => names.map(code).join(` ${word} `);
  return `- ${both(withheld, "and")}: not given to anyone who has ${both(beside, "or")}, except with ${code(unless)}, because ${because}.`;
}

function sideTable(side: Side, title: string): readonly string[] {
  const held = Object.keys(roles)
    .filter(isRole)
    .map((name) => [name, roleShape(name)] as const)
    .filter(([, role]) => role.side === side);
  const rows = held.map(([name, role]) => [code(name), noted(name, role.title), allowed(role.allows)]);
  const used = meanings(held.map(([, role]) => role));
  return [`## ${title}`, "", markdownTable(["Role", "Title", "Allows"], rows), "", ...used];
}

function noted(name: string, title: string): string {
  if (!isRole(name)) return title;
  const { appointed, bySubject } = roleShape(name);
  return `${title}${appointed ? "; appointed by the board" : ""}${bySubject ? "; for some subjects only" : ""}`;
}

function allowed(names: readonly string[]): string {
  return names.length === 0 ? "to sign in and see their own account" : names.map(code).join(", ");
}

function meanings(held: readonly { readonly allows: readonly string[] }[]): readonly string[] {
  const used = new Set(held.flatMap((role) => role.allows));
  const rows = Object.entries(theProgram.permissions)
    .filter(([name]) => used.has(name))
    .map(([name, about]) => [code(name), about]);
  return rows.length === 0 ? [] : [markdownTable(["Permission", "What it allows"], rows), ""];
}
