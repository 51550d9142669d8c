import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { openTrust, type Trust } from "#demo";
import { codeOf } from "./authenticator-app.ts";
import { findingsAt } from "./inspect-page.ts";
import { at } from "./links.ts";
import { story } from "./story.ts";
import { giveDevice, withoutOffer } from "./virtual-device.ts";

const { site, known, visitor, signedIn } = story();
let trust: Trust;
let head: Page;
let nadia: Page;

beforeAll(async () => {
  trust = await openTrust(site().app, site().world);
  [head, nadia] = await Promise.all([signedIn(`head-of-centre-${known().centre}`), visitor()]);
  await nadia.addInitScript(withoutOffer);
  await giveDevice(nadia);
});
afterAll(() => trust.close());

const main = (page: Page): Promise<string> => page.locator("main").innerText();
const pathOf = (page: Page): string => new URL(page.url()).pathname;
const inDays = (days: number): string => Temporal.Now.plainDateISO("Europe/London").add({ days }).toString();

/** A page that only somebody who may send entries can open. */
const deputysWork = (): string => `/centre/candidates/${known().candidate}/entries/make?series=${known().series}`;

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/$/);
}

test("the head of centre invites a new colleague", async () => {
  await head.goto("/centre/staff/invite");
  await head.getByLabel("Name").fill("Nadia Ferris");
  await head.getByLabel("Email address").fill("nadia.ferris@new.example");
  await head.getByLabel("Role").selectOption({ label: "Read-only user" });
  await head.getByRole("button", { name: "Continue" }).click();
  await head.getByRole("button", { name: "Send the invitation" }).click();
  await head.getByText("The invitation will be sent now.").waitFor();
});

test("in a browser of her own she opens the link of the message, and enrols a passkey", async () => {
  await nadia.goto("/demonstration/mail?to=nadia.ferris@new.example");
  await nadia.locator(".acc-letter__link", { hasText: "/invitation/" }).click();
  expect(await main(nadia)).toContain("Margaret Linley has invited you, Nadia Ferris.");
  await nadia.getByRole("button", { name: "Accept the invitation" }).click();
  await nadia.waitForURL("**/account/set-up");
  await nadia.getByRole("button", { name: "Set up a passkey" }).click();
  await nadia.waitForURL("**/centre");
});

test("she works, signs out, and signs in with the passkey", async () => {
  await nadia.getByRole("link", { name: "Candidates", exact: true }).first().click();
  expect(await nadia.locator("table tbody tr").count()).toBeGreaterThan(0);
  await signOut(nadia);
  await nadia.goto("/centre/candidates");
  expect(pathOf(nadia)).toBe("/sign-in");
  await nadia.getByRole("button", { name: "Sign in with a passkey" }).click();
  await nadia.waitForURL(at("/centre/candidates"));
});

test("the deputy chooses a password and an authenticator app, and signs in with both", async () => {
  const josh = await signedIn(`deputy-exams-officer-${known().centre}`);
  const password = "kelp orbit 9 lanterns";
  await josh.goto("/account/password");
  await josh.getByLabel("New password").fill(password);
  await josh.getByRole("button", { name: "Set password" }).click();
  await josh.goto("/account/authenticator");
  await josh.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = (await josh.locator("#key").innerText()).replaceAll(" ", "");
  await josh.getByLabel("Code", { exact: true }).fill(codeOf(key));
  await josh.keyboard.press("Enter");
  await josh.getByRole("button", { name: "I have saved them" }).click();
  await signOut(josh);
  await josh.goto(deputysWork());
  await josh.getByLabel("Email address").fill(`josh.pembroke@centre-${known().centre}.example`);
  await josh.getByLabel("Password", { exact: true }).fill(password);
  await josh.getByRole("button", { name: "Continue with password" }).click();
  await josh.getByLabel("Code", { exact: true }).fill(codeOf(key, 1));
  await josh.getByRole("button", { name: "Sign in" }).click();
  await josh.waitForURL(at(deputysWork()));
});

test("the exams officer signs in by their trust: with a second factor, and not without", async () => {
  const gwen = await visitor();
  await gwen.goto("/sign-in?next=/centre/entries");
  await gwen.getByRole("button", { name: "Sign in with Harbour Learning Trust" }).click();
  expect(await gwen.title()).toBe("Sign in to Harbour Learning Trust");
  expect([
    ...(await findingsAt(gwen, 1440, "light")),
    ...(await findingsAt(gwen, 375, "light")),
    ...(await findingsAt(gwen, 375, "dark")),
  ]).toEqual([]);
  await gwen.getByRole("button", { name: "With a password only as Gwen Ashdown" }).click();
  await gwen.getByRole("heading", { name: "You are not signed in" }).waitFor();
  expect(await main(gwen)).toContain("did not confirm that you used a second factor");
  await gwen.getByRole("button", { name: "Try Harbour Learning Trust again" }).click();
  await gwen.getByRole("button", { name: "Go back without signing in" }).click();
  await gwen.getByText("did not sign you in").waitFor();
  await gwen.goto("/sign-in?next=/centre/entries");
  await gwen.getByRole("button", { name: "Sign in with Harbour Learning Trust" }).click();
  await gwen.getByRole("button", { name: "With a second factor as Gwen Ashdown" }).click();
  await gwen.waitForURL(at("/centre/entries"));
});

test("the head gives the new colleague two weeks of a deputy's rights, and she can send entries", async () => {
  expect((await nadia.goto(deputysWork()))?.status()).toBe(403);
  await head.getByRole("link", { name: "Staff", exact: true }).first().click();
  await head.getByRole("link", { name: "Nadia Ferris" }).click();
  await head.getByRole("link", { name: "Give a role" }).click();
  await head.getByLabel("Role").selectOption({ label: "Deputy exams officer" });
  await head.getByLabel("Last day").fill(inDays(13));
  await head.getByRole("button", { name: "Continue" }).click();
  await head.getByRole("button", { name: "Give the role" }).click();
  await head.getByText("The role was given.").waitFor();
  expect((await nadia.goto(deputysWork()))?.status()).toBe(200);
});

test("the head sees the notice and the line in the log, ends the role, and the deputy is refused", async () => {
  const page = head.url();
  await head.goto("/centre");
  expect(await main(head)).toMatch(/Margaret Linley gave Nadia Ferris the role of deputy exams officer until .*\./);
  await head.goto("/centre/activity");
  const newest = await head.locator("table tbody tr").first().innerText();
  for (const part of ["Gave a role", "Margaret Linley"]) expect(newest).toContain(part);
  await head.goto(page);
  await head.getByRole("link", { name: "End Deputy exams officer" }).click();
  await head.getByLabel("Reason").fill("The exams officer is back");
  await head.getByRole("button", { name: "End the role" }).click();
  await head.getByText("The role was ended.").waitFor();
  expect((await nadia.goto(deputysWork()))?.status()).toBe(403);
  expect((await nadia.goto("/centre/candidates"))?.status()).toBe(200);
});
