/** A run of text, with where it leads when it is a link. */
export type Span = { readonly text: string; readonly href?: string };

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly spans: readonly Span[] }
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] };

/** A link that leads nowhere it may: its line, from 1, and what it says. */
export type BadLink = { readonly line: number; readonly href: string };

/**
 * Reads headings (`##`, `###`), paragraphs, lists (`-`, `1.`) and links (`[text](address)`): a small part of Markdown.
 * Everything else, HTML above all, is text like any other. What comes out holds no markup: a template escapes it.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const chunk of chunksOf(source))
    blocks.push(
      blockOf(
        chunk,
        blocks.some(({ kind }) => kind === "heading"),
      ),
    );
  return blocks;
}

/** The links of a text that lead neither to a page of this site nor to `https:`, `mailto:` or `tel:`. */
export function badLinks(source: string): readonly BadLink[] {
  return source
    .split(/\r\n|\r|\n/)
    .flatMap((text, index) =>
      [...text.matchAll(link)].flatMap(([, , href = ""]) => (mayLeadTo(href) ? [] : [{ line: index + 1, href }])),
    );
}

/** An address may hold brackets in pairs, as those of encyclopaedias do. */
const link = /\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;

function mayLeadTo(href: string): boolean {
  return /^(https:\/\/[^/\\]|mailto:[^/]|tel:\+?\d|\/(?![/\\]))/.test(href) && !/[\p{Cc}"<>`\\]/u.test(href);
}

type Chunk = { readonly kind: "heading" | "paragraph" | "bullets" | "numbers"; readonly lines: string[] };

/** Lines that belong together: a heading is one, a list goes on while its items or what is indented do. */
function chunksOf(source: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | undefined;
  for (const line of source.split(/\r\n|\r|\n/)) {
    const kind = kindOf(line);
    if (kind === "blank") open = undefined;
    else if (open && (kind === open.kind || (kind === "paragraph" && open.kind !== "heading")) && kind !== "heading") {
      open.lines.push(line);
    } else {
      open = { kind, lines: [line] };
      chunks.push(open);
    }
  }
  return chunks;
}

function kindOf(line: string): Chunk["kind"] | "blank" {
  if (line.trim() === "") return "blank";
  if (/^#{1,3} +\S/.test(line)) return "heading";
  if (/^ {0,3}[-*] +\S/.test(line)) return "bullets";
  return /^ {0,3}\d{1,3}[.)] +\S/.test(line) ? "numbers" : "paragraph";
}

/** A heading below another is never the first one, so that no level is left out. */
function blockOf({ kind, lines }: Chunk, hasHeading: boolean): Block {
  const [first = ""] = lines;
  switch (kind) {
    case "heading":
      return { kind, level: first.startsWith("###") && hasHeading ? 3 : 2, spans: spansOf(first.replace(/^#+ +/, "")) };
    case "paragraph":
      return { kind, spans: spansOf(lines.map((line) => line.trim()).join(" ")) };
    case "bullets":
    case "numbers":
      return { kind: "list", ordered: kind === "numbers", items: itemsOf(lines).map(spansOf) };
  }
}

/** Each item with the lines that carry it on. */
function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    const [, item] = /^ {0,3}(?:[-*]|\d{1,3}[.)]) +(.*)$/.exec(line) ?? [];
    if (item === undefined) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else items.push(item.trim());
  }
  return items;
}

/** Text and links in turn; a link that may not lead where it says stays as it was written. */
function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    const [whole, words = "", href = ""] = match;
    if (!mayLeadTo(href)) continue;
    if (match.index > from) spans.push({ text: text.slice(from, match.index) });
    spans.push({ text: words, href });
    from = match.index + whole.length;
  }
  if (from < text.length) spans.push({ text: text.slice(from) });
  return spans;
}
