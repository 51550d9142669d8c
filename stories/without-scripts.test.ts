import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { amendments } from "./school-files.ts";
import { afterResults } from "./site.ts";
import { story } from "./story.ts";

const { site, known, visitor } = story();
let page: Page;

beforeAll(async () => {
  page = await visitor({ javaScriptEnabled: false });
});

const main = (): Promise<string> => page.locator("main").innerText();

async function signInAs(name: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** Another person approves the proposal that is on the page. */
async function approveAs(name: string): Promise<void> {
  const proposal = page.url();
  await signInAs(name);
  await page.goto(proposal);
  await page.getByRole("button", { name: "Approve" }).click();
  expect(await main()).toContain("Approved. The change has been made.");
}

test("a file is sent and its report read", async () => {
  await site().moveTo("2026-03-10T10:00:00Z");
  await signInAs("Gwen Ashdown");
  await page.goto("/centre/entry-files");
  await page.setInputFiles("#files", amendments(site()).bad);
  await page.getByRole("button", { name: "Send files" }).click();
  expect(await main()).toContain("Nothing in this file was applied");
});

test("results are filtered and explained", async () => {
  await site().moveTo(afterResults);
  await page.goto("/centre/results");
  await page.getByLabel("Name, number or UCI").fill(known().number);
  await page.getByLabel("Show").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.waitForURL(/search=/);
  await page.locator("table tbody tr").first().getByRole("link", { name: /^How/ }).click();
  expect(await main()).toContain("The grade");
});

test("an award after release is proposed, approved by a second person, and its end is seen", async () => {
  await signInAs("Helen Marchbank");
  await page.goto("/board/awarding");
  await page.getByRole("link", { name: "Start an award" }).click();
  await page.getByLabel("Reason").selectOption("correction");
  await page.getByRole("button", { name: "Start the award" }).click();
  await page.waitForURL("**/board/proposals/*");
  await approveAs("Winifred Sayle");
  await signInAs("Helen Marchbank");
  await page.goto("/board/awarding");
  await page.locator("table tbody a").first().click();
  await page.getByText("The second calculation agrees on every field of every result.").waitFor();
});

test("a release is checked and set", async () => {
  await site().moveTo("2026-08-11T10:00:00Z");
  await page.goto(`/board/release/${known().series}/GCSE`);
  await page.getByLabel("Candidates see results from").fill("2026-08-20T09:00");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Enter the time for candidates again").fill("2026-08-20T09:00");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Propose this release" }).click();
  await approveAs("Winifred Sayle");
  await page.goto(`/board/release?series=${known().series}`);
  expect(await main()).toContain("Thu 20 Aug 2026, 9am");
});

test("a mark is converted", async () => {
  await page.goto("/convert?raw=41");
  expect(await main()).toMatch(/How 41 is converted to \d+/);
});
