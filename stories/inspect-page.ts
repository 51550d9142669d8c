import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const everything = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
};
const colours = ["color-contrast", "link-in-text-block"];
const coloursOnly = { runOnly: { type: "rule", values: colours } };
/** What depends on the width of the screen; the rest of a page is the same in each. */
const layoutOnly = { runOnly: { type: "rule", values: [...colours, "target-size", "scrollable-region-focusable"] } };
/** There are no frames and no style sheets from elsewhere to fetch, and findings are shown as markup. */
const quick = { preload: false, iframes: false, selectors: false };

export type Scheme = "light" | "dark";
type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What the accessibility checker finds on a page as it now stands, by all of its rules or some. */
export async function accessibilityFindings(page: Page, rules: object = everything): Promise<string[]> {
  const options = { ...rules, resultTypes: ["violations"], ...quick };
  // The page's own security policy stays as it is: what the browser is told to evaluate is not bound by it.
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(axe);
  const script = `axe.run(${JSON.stringify(options)}).then((found) =>
    found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`;
  const violations = await page.evaluate<Violation[]>(script);
  return violations.map(({ id, nodes }) =>
    `${id}, ${nodes.length} times: ${nodes
      .slice(0, 5)
      .map((node) => node.html.slice(0, 120))
      .join(" ")}`.replaceAll(/\s+/g, " "),
  );
}

/** Findings of a page in several views; of contents that were checked in a view before, only whether they fit. */
export async function newFindings(
  page: Page,
  views: readonly (readonly [number, Scheme])[],
  reader: string,
  checked: Set<string>,
): Promise<string[]> {
  const content = await contentOf(page, reader);
  const found: string[] = [];
  for (const [width, scheme] of views) {
    const view = `${width} ${scheme} ${content}`;
    found.push(...(await findingsAt(page, width, scheme, checked.has(view))));
    checked.add(view);
  }
  return found;
}

/** Findings at a width and in a colour scheme: accessibility, and whether the page is wider than the screen. */
export async function findingsAt(page: Page, width: number, scheme: Scheme, wasChecked = false): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  const over = await page.evaluate<number>("document.scrollingElement.scrollWidth - window.innerWidth");
  const found = wasChecked ? [] : await accessibilityFindings(page, rulesFor(width, scheme));
  if (over > 0) found.push(`the page is ${over} pixels wider than the screen`);
  return found.map((text) => `${width} px, ${scheme}: ${text}`);
}

function rulesFor(width: number, scheme: Scheme): object {
  if (scheme === "dark") return coloursOnly;
  return width < 700 ? layoutOnly : everything;
}

/** What every page must have: one heading of the first level and a title of its own before the board's name. */
export async function headFindings(page: Page, board: string): Promise<string[]> {
  const headings = await page.locator("h1").count();
  const title = await page.title();
  const named = title.endsWith(` – ${board}`) && title.length > ` – ${board}`.length + 3;
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(named ? [] : [`the title is "${title}"`]),
  ];
}

/**
 * What a page says besides its header and navigation, which are the same on every page of a reader: without what is
 * new at every request.
 */
async function contentOf(page: Page, reader: string): Promise<string> {
  const main = await page.evaluate<string>('document.querySelector("main")?.outerHTML ?? document.body.outerHTML');
  const said = main.replaceAll(/<input[^>]*type="hidden"[^>]*>/g, "");
  return createHash("sha256").update(reader).update(said).digest("base64");
}

/** Leaves the first rows and the last of long tables: rows are made alike, and somebody thorough has seen them all. */
export async function shortenTables(page: Page): Promise<void> {
  await page.evaluate(
    'document.querySelectorAll("tbody > tr:nth-child(n+9):not(:last-child)").forEach((row) => row.remove())',
  );
}
