import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { addPerson, startSession } from "#people";
import { accessibilityFindings } from "./inspect-page.ts";
import { at } from "./links.ts";
import { story } from "./story.ts";
import { giveDevice, withoutOffer } from "./virtual-device.ts";

const { site, visitor } = story();

/** A browser in which a new person of the board has followed the link that lets them choose how to sign in. */
async function invited(personId: string, name: string, script = withoutOffer): Promise<Page> {
  const { app, address } = site();
  await addPerson(app, { personId, name, side: "board", role: "entries", email: `${personId}@meridian.example` });
  const from = { browser: "a link", network: "127.0.0.1" };
  const token = await startSession(app, { personId, level: "enrolling", method: "link", from });
  const page = await visitor();
  await page.context().addCookies([{ name: "accolade_session", value: token, url: address }]);
  await page.addInitScript(script);
  await giveDevice(page);
  await page.goto("/account");
  return page;
}

const heading = (page: Page): Promise<string> => page.getByRole("heading", { level: 1 }).innerText();

test("a new person sets up a passkey, signs out, and signs in with it", async () => {
  const page = await invited("story-nia", "Nia Newcome");
  expect(await heading(page)).toBe("Set up how you sign in");
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByLabel("Name", { exact: true }).fill("My laptop");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL("**/board");
  await page.getByRole("link", { name: "Nia Newcome" }).click();
  expect(await page.locator("main").innerText()).toContain("My laptop");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/$/);
  await page.goto("/account");
  expect(await heading(page)).toBe("Sign in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(at("/account"));
  expect(await heading(page)).toBe("My account");
  expect(await page.locator("main").innerText()).toContain("You are signed in as Nia Newcome");
});

test("a browser that can offers the passkey by itself, without the button", async () => {
  const page = await invited("story-noa", "Noa Newcome", "");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL("**/board");
  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account");
  await page.waitForURL(at("/account"));
  expect(await page.locator("main").innerText()).toContain("You are signed in as Noa Newcome");
});

test("the device is not asked to keep two passkeys for one account", async () => {
  const page = await invited("story-ned", "Ned Newcome");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL("**/board");
  await page.goto("/account/passkeys/add");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await page.getByText("This device has a passkey for your account already.").waitFor();
});

test("a passkey is confirmed with, renamed, and kept when it is the only way in", async () => {
  const page = await invited("story-pia", "Pia Newcome");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL("**/board");
  await site()
    .app.database.as.access.updateTable("access.session")
    .set({ proved_at: "2026-01-01T00:00:00Z" })
    .where("person_id", "=", "story-pia")
    .execute();
  await page.goto("/account");
  await page.getByRole("link", { name: /^Rename or remove/ }).click();
  expect(await heading(page)).toBe("Confirm it is you");
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Confirm with a passkey" }).click();
  await page.waitForURL("**/account/passkeys/*");
  await page.getByLabel("Name", { exact: true }).fill("Key on my ring");
  await page.getByRole("button", { name: "Save name" }).click();
  await page.getByText("The passkey was renamed.").waitFor();
  await page.getByRole("link", { name: /^Rename or remove/ }).click();
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  expect(await page.locator(".govuk-error-summary").innerText()).toContain("your only way to sign in");
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("a browser without a passkey of this site says so, and the page stays usable", async () => {
  const page = await visitor();
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "usb",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("The passkey was not used").waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await page.getByLabel("Email address").isEditable()).toBe(true);
});

test("without scripts there is no button that does nothing", async () => {
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto("/sign-in");
  expect(await page.getByRole("button", { name: "Sign in with a passkey" }).isVisible()).toBe(false);
  expect(await page.locator("main").innerText()).toContain("Passkeys need JavaScript");
  expect(await page.getByRole("button", { name: "Continue with password" }).isVisible()).toBe(true);
});

test("another session is ended from one's account", async () => {
  const page = await invited("story-pat", "Pat Newcome");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL("**/board");
  const other = await visitor();
  const from = { browser: "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0", network: "192.0.2.1" };
  const token = await startSession(site().app, { personId: "story-pat", level: "full", method: "passkey", from });
  await other.context().addCookies([{ name: "accolade_session", value: token, url: site().address }]);
  await other.goto("/account");
  expect(await heading(other)).toBe("My account");
  await page.goto("/account");
  await page.getByRole("button", { name: /^End the session in Firefox on Linux/ }).click();
  await page.getByText("The session was ended.").waitFor();
  await other.goto("/account");
  expect(await heading(other)).toBe("Sign in");
});
