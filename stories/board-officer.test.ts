import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./inspect-page.ts";
import { story } from "./story.ts";

const { site, known, signedIn } = story();
let page: Page;

beforeAll(async () => {
  await site().moveTo("2026-08-11T10:00:00Z");
  page = await signedIn("board-helen");
});

const main = (): Promise<string> => page.locator("main").innerText();

test("the series has entries, marks, an award and releases on one page", async () => {
  await page.getByRole("link", { name: "Series", exact: true }).first().click();
  await page.getByRole("link", { name: "June 2026" }).click();
  const text = await main();
  for (const part of ["Entries", "Marks received", "Agreed", "Release", "GCSE (9 to 1)"]) expect(text).toContain(part);
});

test("outstanding marks are followed down to the candidates of a centre", async () => {
  await page.getByRole("link", { name: "Marking", exact: true }).click();
  await page.getByLabel("Component or title").fill(known().component);
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.getByRole("link", { name: known().component }).click();
  await page.getByRole("link", { name: known().centre }).first().click();
  expect(await page.locator("table tbody tr").count()).toBeGreaterThan(0);
  await page.locator("table tbody a").first().click();
  expect(await main()).toContain("Mark history");
});

test("an award is started from the page, is seen to end, and its checks are listed", async () => {
  await page.getByRole("link", { name: "Awarding", exact: true }).click();
  await page.getByRole("link", { name: "Start an award" }).click();
  await page.getByLabel("Reason").selectOption("correction");
  await page.getByRole("button", { name: "Start the award" }).click();
  await page.waitForURL("**/board/awarding/*");
  await page.getByText("The second calculation agrees on every field of every result.").waitFor();
  expect(await main()).toMatch(/Results that changed or are new\s+0/);
  await page.getByText("How the program worked it out").click();
  expect(await main()).toMatch(/\d+ checks? passed/);
});

test("a release in the wrong order is refused and says why", async () => {
  await page.getByRole("link", { name: "Release", exact: true }).click();
  await page.getByLabel("Series").selectOption({ label: "June 2026" });
  await page
    .locator("table a", { hasText: /Change|Set/ })
    .first()
    .waitFor();
  await page.goto(`/board/release/${known().series}/GCSE`);
  await page.getByLabel("Candidates see results from").fill("2026-08-18T08:00");
  await page.getByRole("button", { name: "Continue" }).click();
  expect(await page.locator(".govuk-error-summary").innerText()).toContain("would see results before centres");
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("a release is checked and proposed, approved by a second person, and listed in the activity", async () => {
  await page.getByLabel("Candidates see results from").fill("2026-08-20T09:30");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Enter the time for candidates again").fill("2026-08-20T09:30");
  await page.getByRole("button", { name: "Continue" }).click();
  expect(await main()).toContain("Thursday 20 August 2026, 9:30am");
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Propose this release" }).click();
  await page.waitForURL("**/board/proposals/*");
  expect(await main()).toContain("This is waiting for a second person");
  expect(await page.getByRole("button", { name: "Approve" }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  const second = await signedIn("board-winifred");
  await second.getByRole("link", { name: "1", exact: true }).click();
  await second.getByRole("link", { name: /^Release GCSE/ }).click();
  expect(await second.locator("main").innerText()).toContain("Thursday 20 August 2026, 9:30am");
  expect(await accessibilityFindings(second)).toEqual([]);
  await second.getByRole("button", { name: "Approve" }).click();
  await second.waitForURL("**/board/proposals?done=approved");
  await page.goto(`/board/release?series=${known().series}`);
  expect(await main()).toContain("Thu 20 Aug 2026, 9:30am");
  await page.getByRole("link", { name: "Activity", exact: true }).click();
  const set = await page.locator("table tbody tr", { hasText: "Approved by Winifred Sayle" }).first().innerText();
  expect(set).toContain("Set release times");
  expect(set).toContain("Helen Marchbank");
});

test("the catalogue leads to a qualification with its options and components", async () => {
  await page.getByRole("link", { name: "Catalogue", exact: true }).click();
  await page.getByLabel("Code or title").fill("J560");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.getByRole("link", { name: "J560", exact: true }).click();
  expect(await main()).toContain("J560/01");
});
