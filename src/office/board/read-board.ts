import { sql } from "kysely";
import { dayAt } from "#kernel";
import { type App, type Board, unnamedBoard } from "#platform/app";
import { type FooterLink, kinds, textKinds } from "./board.ts";
import { logoPath, paths, stylePath, textPath } from "./paths.ts";

type Row = {
  readonly name: string | null;
  readonly shortName: string | null;
  readonly identifier: string | null;
  readonly accent: string | null;
  readonly hash: string | null;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly string[];
  readonly links: readonly FooterLink[];
};

/** What pages and messages call a board that has no name: never a made-up one. */
const neutralName = "Awarding organisation";

/** The greatest height of a logo on a page, in pixels. */
const shownHeight = 40;

/** What pages, messages and files say of the board, as everybody may know it: one short query. */
export async function readBoard(app: App): Promise<Board> {
  const today = dayAt(app.clock());
  const { rows } = await sql<Row>`
    select p.name, p.short_name as "shortName", p.identifier, p.accent, l.hash, l.media_type as "mediaType", l.width,
      l.height,
      array(select distinct t.kind from board.text t where t.effective_on <= ${today}) as texts,
      (select coalesce(json_agg(json_build_object('text', f.text, 'href', f.href) order by f.position), '[]')
        from board.footer_link f) as links
    from board.profile p left join board.logo l on l.hash = p.logo`.execute(app.database.as.public);
  const [row] = rows;
  return row ? boardOf(row) : unnamedBoard;
}

function boardOf({ name, shortName, identifier, accent, texts, links, ...logo }: Row): Board {
  const published = kinds.filter((kind) => texts.includes(kind));
  return {
    name: name ?? neutralName,
    shortName: shortName ?? neutralName,
    naming: name === null ? { href: paths.identity(), needs: "board.manage" } : null,
    identifier,
    style: accent === null ? null : stylePath(accent),
    logo: logoOf(logo),
    links: [
      { text: "Contact us", href: paths.contact() },
      ...published.map((kind) => ({ text: textKinds[kind].title, href: textPath(kind) })),
      { text: "Cookies", href: paths.cookies() },
      ...links,
    ],
  };
}

/** A logo as high as the heading has room for, and never larger than it is. */
function logoOf({ hash, mediaType, width, height }: Pick<Row, "hash" | "mediaType" | "width" | "height">) {
  if (hash === null) return null;
  const high = Math.min(shownHeight, height);
  return { href: logoPath(hash, mediaType), width: Math.ceil((width * high) / height), height: high };
}
