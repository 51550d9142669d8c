import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./inspect-page.ts";
import { amendments } from "./school-files.ts";
import { afterResults } from "./site.ts";
import { story } from "./story.ts";

const { site, known, visitor } = story();
const march = "2026-03-10T10:00:00Z";
let page: Page;

beforeAll(async () => {
  page = await visitor();
});

test("an exams officer signs in with a link, which works once", async () => {
  await site().moveTo(march);
  const link = await site().link(`officer-${known().centre}`);
  await page.goto(link);
  expect(new URL(page.url()).pathname).toBe("/centre");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(site().world.cohort[0]?.centre.name);
  const stranger = await visitor();
  expect((await stranger.goto(link))?.status()).toBe(410);
  expect(await stranger.title()).toMatch(/^This link no longer works/);
});

test("a file with a fault is refused: its report has the line, the column, the candidate and what to do", async () => {
  await page.getByRole("link", { name: "Entry files", exact: true }).first().click();
  await page.setInputFiles("#files", amendments(site()).bad);
  await page.getByRole("button", { name: "Send files" }).click();
  await page.waitForURL("**/centre/entry-files/*");
  expect(await page.locator("main").innerText()).toContain("Nothing in this file was applied");
  const cells = await page.locator("table tbody tr").first().locator("td").allInnerTexts();
  expect(cells[0]).toBe("3");
  expect(cells[1]).toMatch(/^\d+$/);
  expect(cells[2]).toMatch(/^\d{4}\n[A-Z]+, [A-Z]+$/);
  expect(cells[4]).toMatch(/Error.*UCI.*\./s);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("the corrected file is applied, and the candidate has the new name", async () => {
  const { good, newName } = amendments(site());
  await page.getByRole("link", { name: "Entry files", exact: true }).first().click();
  await page.setInputFiles("#files", good);
  await page.getByRole("button", { name: "Send files" }).click();
  await page.waitForURL("**/centre/entry-files/*");
  expect(await page.locator("main").innerText()).toContain("The whole file was applied");
  await page.getByRole("link", { name: "See the entries" }).click();
  await page.goto(`/centre/candidates/${known().candidate}?series=${known().series}`);
  expect(await page.locator("main").innerText()).toContain(newName);
});

test("marks are seen by component and candidate", async () => {
  await page.getByRole("link", { name: "Marks", exact: true }).click();
  expect(await page.locator("main").innerText()).toContain("No marks are outstanding for June 2026.");
  await page.locator("table tbody a").first().click();
  await page.locator("input[inputmode=numeric], select").first().waitFor();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe("");
});

test("results are filtered, exported as filtered, and explained", async () => {
  await site().moveTo(afterResults);
  await page.getByRole("link", { name: "Results", exact: true }).click();
  const all = await page.locator("table tbody tr").count();
  await page.getByLabel("Name, number or UCI").fill(known().number);
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.waitForURL(/search=/);
  const rows = await page.locator("table tbody tr").count();
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(all);
  const href = (await page.getByRole("link", { name: "Export CSV" }).getAttribute("href")) ?? "";
  const csv = await (await page.request.get(href)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(rows + 1);
  await page.locator("table tbody tr").first().getByRole("link", { name: /^How/ }).click();
  await page.waitForURL(/\/centre\/results\/\w+\/\d+\/\w+$/);
  expect(await page.locator("main").innerText()).toMatch(/\d+ \+ \d+.* = \d+ of \d+|\d+ of \d+/);
});

test("statement, broadsheet and result file are downloaded whole", async () => {
  await page.goto("/centre/result-files");
  const bytes = async (href: string | null): Promise<Buffer> => (await page.request.get(href ?? "")).body();
  const broadsheet = await page.getByRole("link", { name: /broadsheet/ }).getAttribute("href");
  expect((await bytes(broadsheet)).subarray(0, 5).toString()).toBe("%PDF-");
  const resultFile = page.locator("table tbody a").first();
  const [name, content] = [await resultFile.innerText(), await bytes(await resultFile.getAttribute("href"))];
  expect(name).toMatch(/^R\d+\.X\d\d$/);
  expect(content.toString("latin1").split("\r\n")[0]).toMatch(/^R/);
  await page.goto(`/centre/results/${known().series}/${known().candidate}`);
  const statement = await page.getByRole("link", { name: /Statement/ }).getAttribute("href");
  expect((await bytes(statement)).subarray(0, 5).toString()).toBe("%PDF-");
});

test("signing out ends the session in this browser", async () => {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${site().address}/`);
  await page.goto("/centre/results");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});
