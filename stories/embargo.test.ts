import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { story } from "./story.ts";

const { site, known, signedIn } = story();
let officer: Page;
let candidate: Page;

beforeAll(async () => {
  officer = await signedIn(`officer-${known().centre}`);
  candidate = await signedIn(known().candidatePerson);
});

const statusOf = async (page: Page, path: string): Promise<number> => (await page.request.get(path)).status();
const textOf = async (page: Page, path: string): Promise<string> => {
  await page.goto(path);
  return page.locator("main").innerText();
};

test("a moment before the first instant an exams officer sees that results will come, and no more", async () => {
  await site().moveTo("2026-08-11T23:00:59Z");
  expect(await textOf(officer, "/centre/results")).toContain("There are no results to see yet.");
  const { series, candidate: who, option, resultFile } = known();
  for (const path of [
    `/centre/results/${series}/${who}`,
    `/centre/results/${series}/${who}/${option}`,
    `/centre/results/${series}/broadsheet.pdf`,
    `/centre/results/${series}/statements.pdf`,
    `/centre/results/${series}/${who}/statement.pdf`,
    `/centre/result-files/${series}/${resultFile}`,
  ])
    expect(await statusOf(officer, path), path).toBe(404);
  expect(await textOf(officer, "/centre")).not.toContain("See results");
});

test("from the centres' instant the officer sees them, and the candidate does not", async () => {
  const { series, candidate: who, option } = known();
  await site().moveTo("2026-08-18T23:00:59Z");
  expect(await statusOf(officer, `/centre/results/${series}/${who}/${option}`)).toBe(404);
  await site().moveTo("2026-08-18T23:01:00Z");
  expect(await statusOf(officer, `/centre/results/${series}/${who}/${option}`)).toBe(200);
  expect(await statusOf(candidate, `/candidate/results/${series}/${option}`)).toBe(404);
  expect(await textOf(candidate, "/candidate/results")).not.toContain("How this grade was worked out");
});

test("from the candidates' instant the candidate sees theirs", async () => {
  const { series, option } = known();
  await site().moveTo("2026-08-20T06:59:59Z");
  expect(await statusOf(candidate, `/candidate/results/${series}/${option}`)).toBe(404);
  await site().moveTo("2026-08-20T07:00:00Z");
  expect(await statusOf(candidate, `/candidate/results/${series}/${option}`)).toBe(200);
  expect(await textOf(candidate, "/candidate/results")).toContain("How this grade was worked out");
});
