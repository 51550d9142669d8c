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
  return describe((await inspect(page, rules)).violations);
}

/** Has the checker at hand in every page that is opened from now on: it is made where it is asked for. */
export async function bringChecker(page: Page): Promise<void> {
  await page.addInitScript({ content: `globalThis.makeChecker = function () {${axe}};` });
}

const hasChecker = "if (typeof axe !== 'object') globalThis.makeChecker?.(); typeof axe === 'object'";

type Inspected = { readonly over: number; readonly isDark: boolean; readonly violations: readonly Violation[] };

/** How a page stands: how much wider than the screen, and what the checker finds by some rules, in one question. */
async function inspect(page: Page, rules: object | undefined): Promise<Inspected> {
  // The page's own security policy stays as it is: what the browser is told to evaluate is not bound by it.
  if (rules && !(await page.evaluate<boolean>(hasChecker))) await page.evaluate(axe);
  const options = { ...rules, resultTypes: ["violations"], ...quick };
  const run = rules ? `(await axe.run(${JSON.stringify(options)})).violations` : "[]";
  return page.evaluate<Inspected>(`(async () => {
    const over = document.scrollingElement.scrollWidth - window.innerWidth;
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const found = ${run};
    const violations = found.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
    return { over, isDark, violations };
  })()`);
}

function describe(violations: readonly Violation[]): string[] {
  return violations.map(({ id, nodes }) =>
    `${id}, ${nodes.length} times: ${nodes
      .slice(0, 5)
      .map((node) => node.html.slice(0, 120))
      .join(" ")}`.replaceAll(/\s+/g, " "),
  );
}

/**
 * Findings of a page in several views; of contents that were checked in a view before, only whether they fit. In the
 * dark, where only colours are checked, contents are how text is styled and not what it says.
 */
export async function newFindings(
  page: Page,
  content: string,
  views: readonly View[],
  checked: Set<string>,
): Promise<string[]> {
  const found: string[] = [];
  const styles = views.some(([, scheme]) => scheme === "dark") ? await stylesOfText(page) : [];
  for (const [width, scheme] of views) {
    const parts = (scheme === "dark" ? styles : [content]).map((part) => `${width} ${scheme} ${part}`);
    found.push(
      ...(await findingsAt(
        page,
        width,
        scheme,
        parts.every((part) => checked.has(part)),
      )),
    );
    for (const part of parts) checked.add(part);
  }
  return found;
}

/** How the texts of a page are styled, each kind once: the elements around a text, with what style sheets go by. */
function stylesOfText(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const named = (element) => [element.localName, element.className, element.getAttribute("style") ?? "",
      element.type ?? "", element.disabled ? "disabled" : "", element.open ? "open" : "", element.ariaCurrent ?? "",
      element.href ? "linked" : ""].join(" ");
    const chain = (element) => element ? named(element) + " < " + chain(element.parentElement) : "";
    const shows = (element) => element.matches("input, select, textarea, button") ||
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    return [...new Set([...document.body.querySelectorAll("*")].filter(shows).map(chain))];
  })()`);
}

export type View = readonly [width: number, scheme: Scheme];

/** The colour scheme in which each page is looked at now. */
const schemes = new WeakMap<Page, Scheme>();

/** Findings at a width and in a colour scheme: accessibility, and whether the page is wider than the screen. */
export async function findingsAt(page: Page, width: number, scheme: Scheme, wasChecked = false): Promise<string[]> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 });
  if (schemes.get(page) !== scheme) await page.emulateMedia({ colorScheme: scheme });
  schemes.set(page, scheme);
  const { over, isDark, violations } = await inspect(page, wasChecked ? undefined : rulesFor(width, scheme));
  if (isDark !== (scheme === "dark")) throw new Error(`The page is not looked at in the colour scheme ${scheme}.`);
  const found = describe(violations);
  if (over > 0) found.push(`the page is ${over} pixels wider than the screen`);
  return found.map((text) => `${width} px, ${scheme}: ${text}`);
}

function rulesFor(width: number, scheme: Scheme): object {
  if (scheme === "dark") return coloursOnly;
  return width < 700 ? layoutOnly : everything;
}

/** What is asked of a page as it stands, in one question. */
export type PageFacts = {
  readonly headings: number;
  readonly title: string;
  /** The links that stay on the site, as written, each once. */
  readonly links: readonly string[];
  /** Of those to a place on the page, the ones that lead nowhere. */
  readonly lost: readonly string[];
  readonly main: string;
};

/** Reads what the tests of every page look at. */
export async function readPage(page: Page): Promise<PageFacts> {
  return page.evaluate<PageFacts>(`(() => {
    const written = Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href"));
    const links = [...new Set(written.filter((href) => /^[/#?]/.test(href)))];
    const places = links.filter((href) => href.startsWith("#")).map((href) => decodeURIComponent(href.slice(1)));
    return {
      headings: document.querySelectorAll("h1").length,
      title: document.title,
      links,
      lost: places.filter((id) => !document.getElementById(id)),
      main: (document.querySelector("main") ?? document.body).outerHTML,
    };
  })()`);
}

/** What every page must have: one heading of the first level and a title of its own before the board's name. */
export function headFindings({ headings, title }: PageFacts, board: string): string[] {
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
export function contentOf({ main }: PageFacts, reader: string): string {
  const said = main.replaceAll(/<input[^>]*type="hidden"[^>]*>/g, "");
  return createHash("sha256").update(reader).update(said).digest("base64");
}

/** Leaves the first rows and the last of long tables: rows are made alike, and somebody thorough has seen them all. */
export async function shortenTables(page: Page): Promise<void> {
  await page.evaluate(
    'document.querySelectorAll("tbody > tr:nth-child(n+9):not(:last-child)").forEach((row) => row.remove())',
  );
}
