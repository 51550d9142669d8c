import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { openTestProvider, type TestProvider } from "../src/platform/access/single-sign-on/test-provider.ts";
import { findingsAt } from "./inspect-page.ts";
import { story } from "./story.ts";

const { site, known, visitor, signedIn } = story();
let provider: TestProvider;
let administrator: Page;
let officer: Page;

beforeAll(async () => {
  provider = await openTestProvider(`${site().address}/sign-in/sso/northern-trust/callback`, "tells-time");
  provider.account = { subject: "7f3a", email: "exams@northern.example", amr: ["pwd", "mfa"] };
  [administrator, officer] = await Promise.all([signedIn("board-helen"), signedIn(`officer-${known().centre}`)]);
});
afterAll(() => provider.close());

const heading = (page: Page): Promise<string> => page.getByRole("heading", { level: 1 }).innerText();

/** The page as it stands, at the width of a desk and of a phone. */
async function looksWell(page: Page): Promise<void> {
  expect([...await findingsAt(page, 375, "light"), ...await findingsAt(page, 1440, "light"),
    ...await findingsAt(page, 1440, "dark")]).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

test("an administrator connects an organisation; what is wrong is said, and what was typed is kept", async () => {
  await administrator.goto("/board");
  await administrator.getByRole("link", { name: "Single sign-on" }).click();
  expect(await administrator.locator("main").innerText()).toContain("No organisation is connected yet");
  await looksWell(administrator);
  await administrator.getByRole("button", { name: "Connect an organisation" }).click();
  await looksWell(administrator);
  await administrator.getByLabel("Name of the organisation").fill("Northern Trust");
  await administrator.getByLabel("Identifier").fill("Northern Trust");
  await administrator.getByLabel("Issuer").fill(provider.issuer);
  await administrator.getByLabel("Client ID").fill(provider.clientId);
  await administrator.getByLabel("Client secret").fill(provider.clientSecret);
  await administrator.getByLabel("What counts as a second factor").fill("amr:mfa");
  await administrator.getByRole("button", { name: "Connect", exact: true }).click();
  await administrator.locator(".govuk-error-summary").waitFor();
  expect(await administrator.title()).toMatch(/^Error: /);
  await looksWell(administrator);
  await administrator.getByLabel("Identifier").fill("northern-trust");
  await administrator.getByLabel("Client secret").fill(provider.clientSecret);
  await administrator.getByRole("button", { name: "Connect", exact: true }).click();
  await administrator.waitForURL(/single-sign-on\/northern-trust$/);
  await looksWell(administrator);
  await administrator.getByRole("button", { name: "Test the connection" }).click();
  expect(await heading(administrator)).toBe("Northern Trust answers");
  await looksWell(administrator);
});

test("who has not linked an account is not let in, and told what to do", async () => {
  const stranger = await visitor();
  await stranger.goto("/sign-in");
  await looksWell(stranger);
  await stranger.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  expect(await heading(stranger)).toBe("You are not signed in");
  expect(await stranger.locator("main").innerText()).toContain("No account here is linked");
  await looksWell(stranger);
});

test("a person links their account, signs out, and signs in by single sign-on", async () => {
  await officer.goto("/account");
  await officer.getByRole("button", { name: "Link with Northern Trust" }).click();
  expect(await heading(officer)).toBe("Link your account with Northern Trust");
  await looksWell(officer);
  await officer.getByRole("button", { name: "Continue to Northern Trust" }).click();
  await officer.waitForURL(/\/account\?done=sign-in-linked/);
  expect(await officer.locator("main").innerText()).toContain("exams@northern.example");
  await looksWell(officer);
  await officer.getByRole("button", { name: "Sign out" }).click();
  await officer.goto("/centre/entries");
  expect(new URL(officer.url()).pathname).toBe("/sign-in");
  await officer.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  await officer.waitForURL(/\/centre\/entries$/);
});

test("what is dangerous asks again, and the organisation answers", async () => {
  await site().app.database.as.access.updateTable("access.session")
    .set({ proved_at: Temporal.Now.instant().subtract({ minutes: 20 }).toString() }).execute();
  await officer.goto("/account/passkeys/add");
  expect(await heading(officer)).toBe("Confirm that it is you");
  await looksWell(officer);
  await officer.getByRole("button", { name: "Confirm with Northern Trust" }).click();
  await officer.waitForURL(/\/account\/passkeys\/add$/);
});

test("the only way in is not unlinked", async () => {
  await officer.goto("/account");
  await officer.getByRole("button", { name: "Unlink Northern Trust" }).click();
  expect(await heading(officer)).toBe("Nothing was unlinked");
  expect(await officer.locator("main").innerText()).toContain("your only way to sign in");
  await looksWell(officer);
});

test("turned off, it is no longer offered; disconnected, it is gone", async () => {
  await site().app.database.as.access.updateTable("access.session")
    .set({ proved_at: Temporal.Now.instant().toString() }).execute();
  await administrator.goto("/board/single-sign-on/northern-trust");
  await administrator.getByLabel("Turned on").uncheck();
  await administrator.getByRole("button", { name: "Save changes" }).click();
  await administrator.waitForURL(/\/board\/single-sign-on$/);
  expect(await administrator.locator(".govuk-tag").innerText()).toBe("Off");
  await looksWell(administrator);
  const stranger = await visitor();
  await stranger.goto("/sign-in");
  expect(await stranger.getByRole("button", { name: "Sign in with Northern Trust" }).count()).toBe(0);
  await administrator.getByRole("link", { name: "Northern Trust" }).click();
  await administrator.getByRole("link", { name: "Disconnect Northern Trust" }).click();
  expect(await administrator.locator("main").innerText()).toContain("1 person has no other way to sign in");
  await looksWell(administrator);
  await administrator.getByRole("button", { name: "Disconnect Northern Trust" }).click();
  expect(await administrator.locator("main").innerText()).toContain("No organisation is connected yet");
});
