import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a reader of a PDF gets: texts, what it says of itself, its structure for assistive technology. For tests. */
export type ReadPdf = {
  readonly pages: readonly string[];
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  readonly bookmarks: readonly string[];
  /** Every element of the structure with the text inside it, in reading order: `H1: Letter`. */
  readonly structure: readonly string[];
};

type Node = {
  readonly role?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
};

/** Reads a PDF as a screen reader would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const { info } = await pdf.getMetadata();
  const pages: string[] = [];
  const structure: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(await pageText(page));
    structure.push(...(await pageStructure(page)));
  }
  const isTagged = (await pdf.getMarkInfo())?.Marked === true;
  const bookmarks = bookmarkTitles((await pdf.getOutline()) ?? []);
  await loading.destroy();
  return { pages, structure, isTagged, bookmarks, title: field(info, "Title"), language: field(info, "Language") };
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

async function pageStructure(page: PDFPageProxy): Promise<readonly string[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  let current = "";
  for (const item of items) {
    if ("str" in item) texts.set(current, (texts.get(current) ?? "") + item.str);
    else current = item.type === "beginMarkedContentProps" ? item.id : "";
  }
  const tree: Node | null = await page.getStructTree();
  return tree ? elements(tree, texts) : [];
}

function elements(node: Node, texts: ReadonlyMap<string, string>): readonly string[] {
  const children = node.children ?? [];
  const own = `${node.role}: ${node.alt ?? textOf(node, texts)}`;
  return [...(node.role && node.role !== "Root" ? [own] : []), ...children.flatMap((child) => elements(child, texts))];
}

function textOf(node: Node, texts: ReadonlyMap<string, string>): string {
  const own = node.id === undefined ? "" : (texts.get(node.id) ?? "");
  return own + (node.children ?? []).map((child) => textOf(child, texts)).join("");
}

type Bookmark = { readonly title: string; readonly items: readonly Bookmark[] };

function bookmarkTitles(bookmarks: readonly Bookmark[]): readonly string[] {
  return bookmarks.flatMap((bookmark) => [bookmark.title, ...bookmarkTitles(bookmark.items)]);
}

function field(info: object, name: string): string {
  return String(Object.entries(info).find(([key]) => key === name)?.[1] ?? "");
}
