import fc from "fast-check";
import { expect, test } from "vitest";
import { renderPage } from "../../../platform/render/render.ts";
import { badLinks, parseMarkdown } from "./parse-markdown.ts";

test("headings, paragraphs, lists and links are read, and nothing else", () => {
  const text = [
    "### Not yet a small heading",
    "",
    "One line",
    "and another, with [a link](https://www.example.org/a?b=c) in it.",
    "- first",
    "  goes on",
    "- second",
    "1. one",
    "2. two",
    "## Next",
    "### Small",
    "<b>not bold</b> & **nor this**",
  ].join("\n");
  expect(parseMarkdown(text)).toEqual([
    { kind: "heading", level: 2, spans: [{ text: "Not yet a small heading" }] },
    {
      kind: "paragraph",
      spans: [
        { text: "One line and another, with " },
        { text: "a link", href: "https://www.example.org/a?b=c" },
        { text: " in it." },
      ],
    },
    { kind: "list", ordered: false, items: [[{ text: "first goes on" }], [{ text: "second" }]] },
    { kind: "list", ordered: true, items: [[{ text: "one" }], [{ text: "two" }]] },
    { kind: "heading", level: 2, spans: [{ text: "Next" }] },
    { kind: "heading", level: 3, spans: [{ text: "Small" }] },
    { kind: "paragraph", spans: [{ text: "<b>not bold</b> & **nor this**" }] },
  ]);
});

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "data:text/html,x",
  "http://plain.example",
  "//other.example/path",
  "/\\other.example",
  "https:///nowhere",
  "https://\\nowhere",
  "relative/page",
  "#here",
])("a link to %s leads nowhere and is found", (href) => {
  const text = `Before\n[words](${href})`;
  expect(badLinks(text)).toEqual([{ line: 2, href }]);
  expect(
    parseMarkdown(text)
      .flatMap((block) => ("spans" in block ? block.spans : []))
      .every((span) => !span.href),
  ).toBe(true);
});

test.each([
  "https://www.example.org",
  "mailto:a@board.example",
  "tel:+442079460000",
  "/privacy",
  "/a/b?c=d#e",
  "https://e.example/A_(b)",
])("a link to %s is one", (href) => {
  expect(badLinks(`[words](${href})`)).toEqual([]);
  expect(parseMarkdown(`[words](${href})`)).toEqual([{ kind: "paragraph", spans: [{ text: "words", href }] }]);
});

const around = { board: { name: "B", links: [] }, navigation: [], may: () => false };

test("whatever is written, what comes out holds no markup but its own", () => {
  const tags = /<(?!\/?(?:h2|h3|p|ul|ol|li|a)(?: class="govuk-[a-z -]+")?(?: href="[^"<>]*")?>)/;
  const words = fc.constantFrom(
    "<script>",
    "[x](javascript:a)",
    '[y](https://e.example/"><i>)',
    "## ",
    "- ",
    "\n",
    "&",
    "a",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 20 }), (parts) => {
      const shown = { ...around, blocks: parseMarkdown(parts.join(" ")), title: "", shown: {}, versions: [] };
      const html = renderPage("office/board/show-text/page.njk", shown);
      const [, main = ""] = /<p class="govuk-body acc-quiet">.*?<\/p>([^]*)<\/main>/.exec(html) ?? [];
      expect(main.replace(/<\/div>\s*$/, "")).not.toMatch(tags);
    }),
  );
});
