import fc from "fast-check";
import { expect, test } from "vitest";
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

test("whatever is written, no link leads anywhere else than a link may", () => {
  const parts = fc.constantFrom(
    "[x](javascript:a)",
    '[y](https://e.example/"><i>)',
    "[z](//o.example)",
    "## ",
    "- ",
    "\n",
    "](",
    "[",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 20 }), (written) => {
      const blocks = parseMarkdown(written.join(" "));
      const spans = blocks.flatMap((block) => (block.kind === "list" ? block.items.flat() : block.spans));
      for (const { href } of spans)
        expect(href ?? "/").toMatch(/^(https:\/\/[^/\\]|mailto:|tel:|\/(?![/\\]))[^"<>]*$|^\/$/);
    }),
  );
});

test("no word of a text is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 30 }),
      fc.constantFrom(" ", "\n", "\n\n"),
      (words, gap) => {
        const blocks = parseMarkdown(words.join(gap));
        const read = blocks.flatMap((block) => ("spans" in block ? block.spans : [])).map(({ text }) => text);
        expect(read.join(" ").split(" ").filter(Boolean)).toEqual(words);
      },
    ),
  );
});
