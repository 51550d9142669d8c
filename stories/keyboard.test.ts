import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { story } from "./story.ts";

const { known, visitor, signedIn } = story();

/** The places that can have the focus, in the order of the page. One radio button of a group is enough. */
const places = `Array.from(document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"))
  .filter((place) => !place.disabled && place.checkVisibility())`;

/** Marks each place with its number, so that a walk with the Tab key can say where it is. */
const numberPlaces = `${places}.map((place, at) => place.setAttribute("data-place", String(at))).length`;

/** Where the focus is, and whether it can be seen there: an outline, a shadow or the yellow of the focus. */
const whereFocus = `(() => {
  const place = document.activeElement;
  const style = getComputedStyle(place);
  const outlined = style.outlineStyle !== "none" && style.outlineColor !== "rgba(0, 0, 0, 0)";
  const seen = outlined || style.boxShadow !== "none" || style.backgroundColor === "rgb(255, 221, 0)";
  return { at: place.getAttribute("data-place"), seen, what: place.outerHTML.slice(0, 100) };
})()`;

type Walked = { readonly reached: readonly number[]; readonly unseen: readonly string[]; readonly count: number };

async function walk(page: Page): Promise<Walked> {
  const count = await page.evaluate<number>(numberPlaces);
  const reached: number[] = [];
  const unseen: string[] = [];
  for (let step = 0; step <= count; step += 1) {
    await page.keyboard.press("Tab");
    const { at, seen, what } = await page.evaluate<{ at: string | null; seen: boolean; what: string }>(whereFocus);
    if (at === null) break;
    if (!seen) unseen.push(what);
    reached.push(Number(at));
  }
  return { reached, unseen, count };
}

const pages: readonly (readonly [string, "public" | "officer" | "board", string])[] = [
  ["the start", "public", "/"],
  ["the converter", "public", "/convert"],
  ["sending files", "officer", "/centre/entry-files"],
  ["results", "officer", "/centre/results"],
  ["the award", "board", "/board/awarding"],
  ["adding centres", "board", "/board/centres/add"],
];

test.each(pages)("Tab reaches every place of %s once, in order, always seen", async (_name, who, path) => {
  const page =
    who === "public" ? await visitor() : await signedIn(who === "board" ? "board-helen" : `officer-${known().centre}`);
  await page.goto(path);
  const { reached, unseen, count } = await walk(page);
  expect(reached).toEqual(Array.from({ length: count }, (_each, at) => at));
  expect(unseen).toEqual([]);
});

test("the first stop skips to the main content", async () => {
  const page = await signedIn(`officer-${known().centre}`);
  await page.goto("/centre/results");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent.trim()")).toBe("Skip to main content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
});

test("a filter works by keyboard alone, and Shift with Tab goes back", async () => {
  const page = await signedIn(`officer-${known().centre}`);
  await page.goto("/centre/results");
  await page.getByLabel("Name, number or UCI").focus();
  await page.keyboard.type(known().number);
  await page.keyboard.press("Enter");
  await page.waitForURL(/search=/);
  await page.getByRole("button", { name: "Apply filters" }).focus();
  await page.keyboard.press("Shift+Tab");
  expect(await page.evaluate("document.activeElement.id")).toBe("search");
});
