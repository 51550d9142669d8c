import { isRole, roles } from "#people";
import type { SignIn } from "./sign-ins.ts";
import type { Trust } from "./trust/open-trust.ts";

/** What somebody who looks at a demonstration needs: nothing of it is a secret of anything else. */
export type Demonstration = {
  readonly address: string;
  readonly board: string;
  readonly signIns: readonly SignIn[];
  readonly trust: Pick<Trust, "name" | "issuer" | "linked">;
  readonly systemKey: string;
};

/** What can be tried on a demonstration that is served, for a person to read. */
export function whatToTry({ address, board, signIns, trust, systemKey }: Demonstration): string {
  const places = Map.groupBy(signIns, ({ role, centre }) => placeOf(board, role, centre));
  const people = [...places].flatMap(([place, all]) => [`    ${place}`, ...all.map(personLine)]);
  return [
    `  The pages are at ${address} (stop with Ctrl-C)`,
    "",
    "  Sign in as anybody, once with each link:",
    ...people,
    "",
    "  Also to try",
    ...tries(address, trust).flatMap(([name, ...lines]) => [`    ${name}`, ...lines.map(indented)]),
    ...(systemKey === ""
      ? []
      : [
          "    A school's own system",
          indented(`curl -H "Authorization: Bearer ${systemKey}" \\`),
          indented(`  ${address}/api/v1/candidates`),
          indented(`Every endpoint is at ${address}/developers`),
        ]),
    "",
    "",
  ].join("\n");
}

function tries(address: string, { name, issuer, linked }: Demonstration["trust"]): readonly (readonly string[])[] {
  return [
    ["A passkey", `Sign in, open My account and add one; sign out; then ${address}/sign-in`],
    [
      `Single sign-on, by ${name} (made up, at ${issuer})`,
      `${address}/sign-in, then choose ${linked}, with a second factor and without.`,
      "Others of the trust link their account on My account first.",
    ],
    [
      "Messages, which are caught: none leaves this machine",
      `${address}/demonstration/mail`,
      "An invitation for Rosalind Achebe is there; its link works.",
    ],
  ];
}

function placeOf(board: string, role: string, centre: string | null): string {
  if (centre !== null) return role === "candidate" ? `Candidates of centre ${centre}` : `Centre ${centre}`;
  return isRole(role) && roles[role].side === "assessor" ? "Marking and moderating for the board" : board;
}

function personLine({ name, role, link }: SignIn): string {
  const title = role === "board" ? roles.administrator.title : isRole(role) ? roles[role].title : role;
  return `      ${`${name}, ${title}`.padEnd(42)} ${link}`;
}

function indented(text: string): string {
  return `      ${text}`;
}
