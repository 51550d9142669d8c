import type { Field } from "#platform/pages";
import { linksMax } from "../board.ts";
import { paths } from "../paths.ts";
import { listLinks } from "../queries.ts";
import { settingPage } from "../setting-page.ts";
import { changeLinks } from "./change-links.ts";

const asks: readonly Field[] = Array.from({ length: linksMax }, (_none, index) => index + 1).flatMap(
  (place): readonly Field[] => [
    { name: `text-${place}`, label: `Link ${place}: text`, kind: "text", width: 20 },
    { name: `href-${place}`, label: `Link ${place}: address`, kind: "text" },
  ],
);

/** The other sites to which the footer of every page links. */
export const changeLinksPage = settingPage({
  path: paths.links,
  action: changeLinks,
  title: "Links in the footer",
  text: [
    "Links to other sites, for example the board’s own website. Pages that you publish here get a link automatically.",
  ],
  asks,
  now: async (tx) =>
    Object.fromEntries(
      (await listLinks(tx)).flatMap(({ text, href }, index) => [
        [`text-${index + 1}`, text],
        [`href-${index + 1}`, href],
      ]),
    ),
  done: "links",
});
