import type { CommandIo } from "#kernel";
import { type AddressSource, useServedAddress } from "#platform/addresses";
import type { App } from "#platform/app";
import { hashToken, newToken } from "#platform/sealing";

/** A link that works once, and what an act may know of it: a hash. The link itself is printed and not stored. */
export function newLink(hours: number): { readonly token: string; readonly tokenHash: Buffer; readonly hours: number } {
  const token = newToken();
  return { token, tokenHash: hashToken(token), hours };
}

/**
 * Prints a link to standard output, and to standard error who it is for and what to do when the pages are elsewhere.
 * The link begins with the address that was given, or else with the one where the pages were last served.
 */
export async function printLink(
  app: App,
  link: { token: string; hours: number },
  name: string,
  io: CommandIo,
): Promise<void> {
  const source = await useServedAddress(app);
  io.out(`${app.site.address}/sign-in/${link.token}\n`);
  const does = app.demo ? "It signs them in." : "It lets them choose how to sign in.";
  io.err(`This link is for ${name}. It works once, within ${link.hours} hours. ${does}\n`);
  io.err(addressSentence(app, source));
}

function addressSentence({ site }: App, source: AddressSource): string {
  if (source === "told") return "";
  const known =
    source === "served"
      ? `The link begins with ${site.address}, where the pages were last served.`
      : `The pages have not been served yet, so the link assumes ${site.address}.`;
  return `${known} If they are elsewhere, use their address instead, or run this again with --address URL.\n`;
}

/** The options of every command that prints a link. */
export const linkOptions = {
  hours: { type: "whole", value: "N", about: "how many hours the link works", default: 24, min: 1, max: 168 },
  address: { type: "text", value: "URL", about: "where people reach the pages; or set ACCOLADE_ADDRESS" },
} as const;
