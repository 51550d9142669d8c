import { isRole, roles } from "#people";
import type { SignIn } from "./sign-ins.ts";
import type { Trust } from "./trust/open-trust.ts";

/** What someone who looks at a demonstration needs. None of it is a secret of anything else. */
export type Demonstration = {
  readonly address: string;
  readonly board: string;
  readonly signIns: readonly SignIn[];
  readonly trust: Pick<Trust, "name" | "issuer" | "linked">;
  readonly systemKey: string;
};

/** What you can try on a demonstration, for a person to read. */
export function whatToTry({ address, board, signIns, trust, systemKey }: Demonstration): string {
  const places = Map.groupBy(signIns, ({ role, centre }) => placeOf(board, role, centre));
  const people = [...places].flatMap(([place, all]) => [`    ${place}`, ...all.map(personLine)]);
  return [
    `  The pages are at ${address} (stop with Ctrl-C)`,
    "",
    "  Sign in as any of these people. Each link works once:",
    ...people,
    "",
    "  You can also try",
    ...tries(address, trust).flatMap(([name, ...lines]) => [`    ${name}`, ...lines.map(indented)]),
    ...(systemKey === ""
      ? []
      : [
          "    An API key of a centre's own system",
          indented(`curl -H "Authorization: Bearer ${systemKey}" \\`),
          indented(`  ${address}/api/v1/candidates`),
          indented(`All endpoints are described at ${address}/developers`),
        ]),
    "",
    "",
  ].join("\n");
}

function tries(address: string, { name, issuer, linked }: Demonstration["trust"]): readonly (readonly string[])[] {
  return [
    ["A passkey", `Sign in, open My account and add a passkey. Sign out, then go to ${address}/sign-in`],
    [
      `Single sign-on with ${name} (made up, at ${issuer})`,
      `Go to ${address}/sign-in and choose ${linked}, with or without a second factor.`,
      "Other people at the trust must first link their account on My account.",
    ],
    [
      "Emails (none are sent)",
      `${address}/demonstration/mail`,
      "There is an invitation for Rosalind Achebe, with a link that works.",
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
