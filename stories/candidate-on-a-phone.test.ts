import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./inspect-page.ts";
import { story } from "./story.ts";

const { known, signedIn } = story();
let page: Page;

beforeAll(async () => {
  const phone = { viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true };
  page = await signedIn(known().candidatePerson, phone);
});

test("results are the first thing a candidate sees, without scrolling sideways", async () => {
  expect(new URL(page.url()).pathname).toBe("/candidate/results");
  expect(await page.locator(".acc-result__grade").count()).toBeGreaterThan(0);
  const first = await page.locator(".acc-result__grade").first().boundingBox();
  expect(first && first.y + first.height).toBeLessThan(720);
  expect(await page.evaluate<number>("document.scrollingElement.scrollWidth - window.innerWidth")).toBe(0);
});

test("a grade is explained in words, marks and boundaries", async () => {
  await page
    .getByRole("link", { name: /How this grade was worked out/ })
    .first()
    .tap();
  await page.waitForURL("**/candidate/results/*/*");
  const text = await page.locator("main").innerText();
  expect(text).toMatch(/How your grade was worked out/);
  expect(text).toMatch(/\d+ marks? reach(es)?/);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("the statement comes as a PDF", async () => {
  await page.goto("/candidate/results");
  const href = await page.getByRole("link", { name: /Statement of results/ }).getAttribute("href");
  const reply = await page.request.get(href ?? "");
  expect(reply.headers()["content-type"]).toBe("application/pdf");
});

test("nobody else's pages exist for a candidate", async () => {
  for (const path of ["/centre/results", "/board", `/centre/results/${known().series}/${known().candidate}`]) {
    expect([403, 404], path).toContain((await page.request.get(path)).status());
  }
});
