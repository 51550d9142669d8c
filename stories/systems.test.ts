import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { startReceiver } from "../src/people/webhooks/fixture.ts";
import { accessibilityFindings, findingsAt } from "./inspect-page.ts";
import { story } from "./story.ts";

const { site, known, signedIn, visitor } = story();

/** What the API answers a system that has nothing but its key. */
async function asked(page: Page, path: string, token: string): Promise<{ status: number; limit: string | undefined }> {
  const answer = await page.request.get(site().address + path, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status(), limit: answer.headers()["ratelimit-policy"] };
}

async function soundAt(page: Page): Promise<void> {
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await findingsAt(page, 375, "light")).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("an exams officer gives a system access, changes its secret and takes the access back", async () => {
  const page = await signedIn(`officer-${known().centre}`);
  const system = await visitor();
  await page.getByRole("link", { name: "Systems", exact: true }).click();
  await page.getByRole("button", { name: "Give a system access" }).click();
  await page.getByRole("button", { name: "Give access and show the key" }).click();
  await expect.poll(() => page.title()).toMatch(/^Error: /);
  await soundAt(page);
  await page.getByRole("link", { name: /Select at least one/ }).click();
  await page.getByLabel("Name of the system").fill("Timetable");
  await page.getByLabel(/See candidates, entries and entry files/).check();
  await page.getByRole("button", { name: "Give access and show the key" }).click();
  await page.getByRole("heading", { name: "Timetable has access" }).waitFor();
  await soundAt(page);
  const first = await keyOn(page);
  expect(await asked(system, "/api/v1/candidates", first)).toEqual({ status: 200, limit: '"client";q=600;w=60' });
  expect((await asked(system, "/api/v1/results", first)).status).toBe(403);
  await page.getByRole("link", { name: /I have copied it/ }).click();
  await page.getByRole("link", { name: "Make a new secret" }).click();
  await page.getByLabel("Days that the old secret keeps working").fill("0");
  await page.getByRole("button", { name: "Make a new secret and show it" }).click();
  await page.getByRole("heading", { name: "New secret for Timetable" }).waitFor();
  const second = await keyOn(page);
  expect([
    (await asked(system, "/api/v1/candidates", first)).status,
    (await asked(system, "/api/v1/candidates", second)).status,
  ]).toEqual([401, 200]);
  await page.getByRole("link", { name: /I have copied it/ }).click();
  await page.getByRole("link", { name: "Revoke access" }).click();
  await page.getByRole("button", { name: "Revoke access" }).click();
  await page.getByText("Access revoked.").waitFor();
  expect((await asked(system, "/api/v1/candidates", second)).status).toBe(401);
  await page.getByRole("link", { name: "Activity", exact: true }).click();
  expect(await page.getByRole("row").filter({ hasText: "Revoked a system's access" }).count()).toBeGreaterThan(0);
});

async function keyOn(page: Page): Promise<string> {
  const [key = ""] = (await page.locator("main").innerText()).match(/acc_[a-z2-7]{16}_[\w-]{43}/) ?? [];
  expect(key).toHaveLength(64);
  return key;
}

test("a webhook is added and tried, and its message and what came back are shown", async () => {
  const page = await signedIn(`officer-${known().centre}`);
  const receiver = await startReceiver();
  await page.goto(`${site().address}/centre/systems/webhooks`);
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("Address").fill("https://10.0.0.1/hook");
  await page.getByLabel(/An entry was withdrawn/).check();
  await page.getByRole("button", { name: "Add webhook and show the secret" }).click();
  await page.getByRole("link", { name: /This address is on a private network/ }).waitFor();
  await soundAt(page);
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByRole("button", { name: "Add webhook and show the secret" }).click();
  await page.getByRole("heading", { name: "Webhook added" }).waitFor();
  await soundAt(page);
  await page.getByRole("link", { name: /I have copied it/ }).click();
  await page.getByRole("button", { name: "Send a test message" }).click();
  await page.getByText("Test message sent.").waitFor();
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByText("Delivered", { exact: true }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await page.locator("tbody th a").first().click();
  await page.getByText("taken", { exact: true }).waitFor();
  await soundAt(page);
  await receiver.close();
});
