import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { addPerson, startSession } from "#people";
import { openTestProvider, type TestProvider } from "../src/people/single-sign-on/test-provider.ts";
import { findingsAt } from "./inspect-page.ts";
import { story } from "./story.ts";
import { giveDevice, withoutOffer } from "./virtual-device.ts";

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
  expect([
    ...(await findingsAt(page, 375, "light")),
    ...(await findingsAt(page, 1440, "light")),
    ...(await findingsAt(page, 1440, "dark")),
  ]).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

test("an administrator connects an organisation; what is wrong is said, and what was typed is kept", async () => {
  await administrator.goto("/board");
  await administrator.getByRole("link", { name: "Single sign-on" }).click();
  expect(await administrator.locator("main").innerText()).toContain("No organisations yet");
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
  expect(await heading(administrator)).toBe("Northern Trust is responding");
  await looksWell(administrator);
});

test("who has not linked an account is not let in, and told what to do", async () => {
  const stranger = await visitor();
  await stranger.goto("/sign-in");
  await looksWell(stranger);
  await stranger.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  expect(await heading(stranger)).toBe("You are not signed in");
  expect(await stranger.locator("main").innerText()).toContain("is not linked to an account here");
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
  await site()
    .app.database.as.access.updateTable("access.session")
    .set({ proved_at: Temporal.Now.instant().subtract({ minutes: 20 }).toString() })
    .execute();
  await officer.goto("/account/passkeys/add");
  expect(await heading(officer)).toBe("Confirm it is you");
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

/** A browser in which a new person of the board has followed the link that lets them choose how to sign in. */
async function invited(personId: string, name: string): Promise<Page> {
  const { app, address } = site();
  await addPerson(app, { personId, name, side: "board", role: "entries", email: `${personId}@meridian.example` });
  const from = { browser: "a link", network: "127.0.0.1" };
  const value = await startSession(app, { personId, level: "enrolling", method: "link", from });
  const page = await visitor();
  await page.context().addCookies([{ name: "accolade_session", value, url: address }]);
  await page.addInitScript(withoutOffer);
  await giveDevice(page);
  await page.goto("/account/set-up");
  return page;
}

test("who was invited chooses the sign-in of their organisation", async () => {
  provider.account = { subject: "1b22", email: "nia@northern.example", amr: ["mfa"] };
  const page = await invited("story-nia", "Nia Newcome");
  await looksWell(page);
  await page.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  await page.getByRole("button", { name: "Continue to Northern Trust" }).click();
  await page.waitForURL(/\/board$/);
});

test("where the organisation shows one factor, a passkey is the other", async () => {
  provider.account = { subject: "9c01", email: "noa@northern.example", amr: ["mfa"] };
  const page = await invited("story-noa", "Noa Newcome");
  await page.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  await page.getByRole("button", { name: "Continue to Northern Trust" }).click();
  await page.waitForURL(/\/board$/);
  await page.goto("/account/passkeys/add");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await page.waitForURL(/done=passkey-added/);
  await page.context().clearCookies();
  provider.account = { subject: "9c01", amr: ["pwd"] };
  await page.goto("/sign-in?next=/board/centres");
  await page.getByRole("button", { name: "Sign in with Northern Trust" }).click();
  expect(await heading(page)).toBe("Use your passkey");
  await looksWell(page);
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await page.waitForURL(/\/board\/centres$/);
});

test("turned off, it is no longer offered; disconnected, it is gone", async () => {
  await site()
    .app.database.as.access.updateTable("access.session")
    .set({ proved_at: Temporal.Now.instant().toString() })
    .execute();
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
  expect(await administrator.locator("main").innerText()).toContain("2 people have no other way to sign in");
  await looksWell(administrator);
  await administrator.getByRole("button", { name: "Disconnect Northern Trust" }).click();
  expect(await administrator.locator("main").innerText()).toContain("No organisations yet");
});
