import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const scripts = [
  ["Welsh", "Ŵŷ"],
  ["Polish", "Łźż"],
  ["Vietnamese", "Nguyễn Thị"],
  ["Māori", "Hōne"],
  ["Greek", "Ελένη"],
  ["Russian", "Щербакова"],
  ["signs", "½£–’"],
] as const;

/** The dark dots that a text leaves in a family, as one string: two texts that look alike give the same. */
function drawn(family: string, text: string): string {
  return `(() => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 600, height: 60 });
    const pen = canvas.getContext("2d");
    pen.font = "32px ${family}";
    pen.fillText(${JSON.stringify(text)}, 5, 40);
    return Array.from(pen.getImageData(0, 0, 600, 60).data).filter((_, index) => index % 4 === 3).join("");
  })()`;
}

test.each(["sans-serif", "serif", "monospace"])("%s has a glyph for every script that we print", async (family) => {
  const page = await browser.newPage();
  const missing = await page.evaluate(drawn(family, "\u{F8F0}"));
  for (const [script, text] of scripts) {
    for (const letter of text.replaceAll(" ", "")) {
      const picture = await page.evaluate<string>(drawn(family, letter));
      expect(/[1-9]/.test(picture), `${script}: ${letter} is blank in ${family}`).toBe(true);
      expect(picture === missing, `${script}: ${letter} is a box in ${family}`).toBe(false);
    }
  }
  await page.close();
});

test("a page with a web font, a text area, a date and code opens, and its text has a width", async () => {
  const page = await browser.newPage();
  await page.setContent(
    "<style>@font-face { font-family: x; src: url(data:font/woff2;base64,) } body { font: 16px x }" +
      "</style><code>90001</code> <span>word</span><textarea>some text</textarea><input type=date><pre>a b</pre>",
  );
  const widths = await page.evaluate<number[]>(
    "Array.from(document.body.children, (each) => each.getBoundingClientRect().width)",
  );
  expect(widths.length).toBe(5);
  for (const width of widths) expect(width).toBeGreaterThan(5);
  await page.screenshot();
  await page.close();
});

test("monospaced text is monospaced", async () => {
  const page = await browser.newPage();
  await page.setContent("<code>iiiiii</code><br><code>WWWWWW</code>");
  const [thin, wide] = await page.evaluate<number[]>(
    "Array.from(document.querySelectorAll('code'), (each) => Math.round(each.getBoundingClientRect().width))",
  );
  expect(thin).toBe(wide);
  await page.close();
});
