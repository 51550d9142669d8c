import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Saved } from "#platform/perform";
import { type FooterLink, linksMax } from "../board.ts";
import { getProfile, listLinks } from "../queries.ts";
import { oneLine } from "../lines.ts";
import { mayBeLinks, mayChangeLinks } from "./rule.ts";

/**
 * Says which other sites the footer of every page links to: `text-1` and `href-1` to `text-6` and `href-6`. Refused:
 * one without the other, and what is no address on the web.
 */
export const changeLinks = defineAction<
  readonly FooterLink[],
  { readonly now: readonly FooterLink[] },
  readonly FooterLink[],
  null
>({
  name: "change-links",
  summary: "Change the links in the footer",
  permission: "board.manage",
  read: (raw) => {
    const field = (name: string) => fieldText(raw, name).trim();
    const typed = Array.from({ length: linksMax }, (_none, index) => ({
      place: index + 1,
      text: oneLine(field(`text-${index + 1}`)),
      href: field(`href-${index + 1}`),
    }));
    return mayBeLinks(typed.filter(({ text, href }) => text !== "" || href !== ""));
  },
  load: async (tx, _wanted, { locks }) => {
    if (locks) await getProfile(tx, locks);
    return ok({ now: await listLinks(tx) });
  },
  rule: ({ now }, wanted) => mayChangeLinks(now, wanted),
  save: saveLinks,
});

async function saveLinks(
  tx: Tx,
  wanted: readonly FooterLink[],
  { now }: { readonly now: readonly FooterLink[] },
): Promise<Saved<null>> {
  await tx.deleteFrom("board.footer_link").execute();
  const rows = wanted.map((link, index) => ({ position: index + 1, ...link }));
  if (rows.length > 0) await tx.insertInto("board.footer_link").values(rows).execute();
  return {
    answer: null,
    subject: { kind: "board", id: "links" },
    centreId: null,
    chain: "board",
    before: now,
    after: wanted,
  };
}
