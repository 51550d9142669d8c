import { definePath } from "#platform/addresses";
import type { TextKind } from "./board.ts";

/** The addresses of the board's settings, of the pages it publishes, and of pages of other modules they lead to. */
export const paths = {
  home: definePath("/board"),
  settings: definePath("/board/settings"),
  identity: definePath("/board/settings/identity"),
  contacts: definePath("/board/settings/contacts"),
  colour: definePath("/board/settings/colour"),
  logo: definePath("/board/settings/logo"),
  logoRemoval: definePath("/board/settings/logo/removal"),
  links: definePath("/board/settings/links"),
  mail: definePath("/board/settings/mail"),
  draft: definePath("/board/settings/texts/:kind"),
  accessibility: definePath("/board/settings/accessibility-statement"),
  publication: definePath("/board/settings/texts/:kind/publication"),
  contact: definePath("/contact"),
  cookies: definePath("/cookies"),
  look: definePath("/identity/:file"),
  catalogue: definePath("/board/catalogue"),
  centres: definePath("/board/centres"),
  addCentres: definePath("/board/centres/add"),
  personalData: definePath("/privacy"),
  api: definePath("/api/v1/board"),
} as const;

const textPaths: Readonly<Record<TextKind, string>> = {
  terms: "/terms",
  privacy: "/privacy-notice",
  accessibility: "/accessibility",
  "modern-slavery": "/modern-slavery",
  copyright: "/copyright",
};

/** Where the text of one kind is published. */
export function textPath(kind: TextKind): string {
  return textPaths[kind];
}

/** Where one version of it stays. */
export function versionPath(kind: TextKind, version: number): string {
  return `${textPath(kind)}/versions/${version}`;
}

/** Where a text is written: the accessibility statement by its questions, the others as they are. */
export function writingPath(kind: TextKind): string {
  return kind === "accessibility" ? paths.accessibility() : paths.draft({ kind });
}

/** The style sheet of a colour. */
export function stylePath(accent: string): string {
  return paths.look({ file: `${accent.slice(1)}.css` });
}

/** The logo with a hash. */
export function logoPath(hash: string, mediaType: string): string {
  return paths.look({ file: `${hash}.${mediaType === "image/png" ? "png" : "jpg"}` });
}
