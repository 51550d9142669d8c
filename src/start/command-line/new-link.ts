import type { CommandIo } from "#kernel";
import { type App, hashToken, newToken } from "#platform";

/** A link that works once, and what an act may know of it: a hash. The link itself is printed and not stored. */
export function newLink(hours: number): { readonly token: string; readonly tokenHash: Buffer; readonly hours: number } {
  const token = newToken();
  return { token, tokenHash: hashToken(token), hours };
}

/** Prints a link to standard output, and who it is for to standard error. */
export function printLink(app: App, link: { token: string; hours: number }, name: string, io: CommandIo): void {
  io.out(`${app.site.address}/sign-in/${link.token}\n`);
  const does = app.demo ? "It signs them in." : "It lets them choose how to sign in.";
  io.err(`This link is for ${name}. It works once, within ${link.hours} hours. ${does}\n`);
}

/** The options of every command that prints a link. */
export const linkOptions = {
  hours: { type: "whole", value: "N", about: "how many hours the link works", default: 24, min: 1, max: 168 },
  address: { type: "text", value: "URL", about: "where people reach the pages; or set ACCOLADE_ADDRESS" },
} as const;
