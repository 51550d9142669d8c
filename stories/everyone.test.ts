import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { routes } from "../src/start/routes.ts";
import { story } from "./story.ts";

const { visitor } = story();
let page: Page;

beforeAll(async () => {
  page = await visitor();
});

const main = (): Promise<string> => page.locator("main").innerText();

test("the start leads to everything that is open to everyone", async () => {
  await page.goto("/");
  for (const name of ["Key dates", "Entry codes", "Grade boundaries", "Convert a mark", "For developers"]) {
    await page.goto("/");
    await page.locator("main").getByRole("link", { name, exact: true }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(name);
  }
});

test("key dates change with the series", async () => {
  await page.goto("/key-dates");
  await page.getByLabel("Series").selectOption("6A26");
  await page.waitForURL(/series=6A26/);
  expect(await main()).toContain("Thu 20 Aug 2026");
  await page.getByLabel("Series").selectOption("6A25");
  await page.waitForURL(/series=6A25/);
  expect(await main()).toContain("Thu 21 Aug 2025");
});

test("grade boundaries are filtered by code", async () => {
  await page.goto("/grade-boundaries?series=6A23");
  await page.getByLabel("Code or title").fill("H446");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.waitForURL(/search=H446/);
  for (const code of await page.locator("table tbody th").allInnerTexts()) expect(code).toMatch(/^H446/);
});

test("a raw mark becomes a uniform mark, and a mark that cannot be is refused", async () => {
  await page.goto("/convert");
  await page.getByLabel(/Raw mark, 0 to/).fill("41");
  await page.getByRole("button", { name: "Convert" }).click();
  await page.waitForURL(/raw=41/);
  expect(await main()).toMatch(/How 41 is converted to \d+/);
  await page.getByLabel(/Raw mark, 0 to/).fill("9999");
  await page.getByRole("button", { name: "Convert" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await page.locator(".govuk-error-summary a").first().click();
  expect(await page.evaluate("document.activeElement.id")).toBe("raw");
});

test("marks are converted with the reader's own boundaries", async () => {
  await page.goto("/convert/your-own");
  await page.getByLabel("Maximum raw mark").fill("80");
  await page.getByLabel("Maximum uniform mark").fill("100");
  await page.getByLabel("Boundaries", { exact: true }).fill("A=60; B=52; C=44; D=36; E=28");
  await page.getByLabel("Raw mark", { exact: true }).fill("56");
  await page.getByRole("button", { name: "Convert" }).click();
  await page.waitForURL(/raw=56/);
  expect(await main()).toMatch(/How 56 is converted to 75/);
});

test("developers find every endpoint on the page and in the OpenAPI document", async () => {
  await page.goto("/developers");
  const text = await main();
  const document: { paths: Record<string, object> } = await (await page.request.get("/api/openapi.json")).json();
  const endpoints = routes.filter((route) => route.face === "api");
  expect(endpoints.filter((route) => !text.includes(`${route.method} ${route.path}`))).toEqual([]);
  expect(Object.keys(document.paths)).toHaveLength(new Set(endpoints.map((route) => route.path)).size);
});
