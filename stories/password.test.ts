import { beforeAll, expect, test } from "vitest";
import type { BrowserContextOptions, Page } from "playwright-core";
import { addPerson, startSession } from "#people";
import { codeOf } from "./authenticator-app.ts";
import { accessibilityFindings, findingsAt } from "./inspect-page.ts";
import { at } from "./links.ts";
import { story } from "./story.ts";

const { site, visitor } = story();
const [password, next] = ["kelp orbit 9 lanterns", "walnut ferry 31 gravel"];

/** A browser in which a new person of the board has followed the link that lets them choose how to sign in. */
async function invited(personId: string, name: string, options?: BrowserContextOptions): Promise<Page> {
  const { app, address } = site();
  await addPerson(app, { personId, name, side: "board", role: "entries", email: `${personId}@meridian.example` });
  const from = { browser: "a link", network: "127.0.0.1" };
  const token = await startSession(app, { personId, level: "enrolling", method: "link", from });
  const page = await visitor(options);
  await page.context().addCookies([{ name: "accolade_session", value: token, url: address }]);
  await page.goto("/account");
  return page;
}

const heading = (page: Page): Promise<string> => page.getByRole("heading", { level: 1 }).innerText();
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text);

/** Goes to a field or button by the Tab key alone, as far as it takes, and fails when it never comes. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      return (at.labels?.[0]?.textContent ?? at.textContent ?? "").trim();
    })()`);
    if (here === name) return;
  }
  throw new Error(`The Tab key does not reach "${name}".`);
}

/** Everything of this story is looked at: by the accessibility checker, at two widths, in the dark too. */
async function looked(page: Page): Promise<void> {
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await findingsAt(page, 375, "light")).toEqual([]);
  expect(await findingsAt(page, 375, "dark")).toEqual([]);
  expect(await findingsAt(page, 1440, "light")).toEqual([]);
}

let page: Page;
let key = "";
let recovery: string[] = [];
beforeAll(async () => {
  page = await invited("story-kim", "Kim Keyboard");
});

test("by keyboard alone, a new person chooses a password", async () => {
  expect(await heading(page)).toBe("Set up how you sign in");
  await tabTo(page, "Choose a password");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account/password");
  await looked(page);
  await tabTo(page, "New password");
  await type(page, "too short");
  await page.keyboard.press("Enter");
  await page.locator(".govuk-error-summary").waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await looked(page);
  await tabTo(page, "New password");
  await type(page, password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account/authenticator");
});

test("by keyboard alone, they set up an authenticator app and keep their recovery codes", async () => {
  await looked(page);
  await tabTo(page, "Set up an authenticator app");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account/authenticator/new");
  await looked(page);
  key = (await page.locator("#key").innerText()).replaceAll(" ", "");
  await tabTo(page, "Code");
  await type(page, codeOf(key));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Save your recovery codes" }).waitFor();
  await looked(page);
  recovery = await page.locator("#recovery-codes li").allInnerTexts();
  expect(recovery).toHaveLength(10);
  expect(await page.getByRole("button", { name: "Print this page" }).isVisible()).toBe(true);
  await tabTo(page, "I have saved them");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/board");
});

test("they sign out, and in again with password and code, by keyboard alone", async () => {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/sign-in?next=/account");
  await tabTo(page, "Email address");
  await type(page, "Story-Kim@Meridian.example");
  await tabTo(page, "Password");
  await type(page, password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in/second-factor?next=*");
  await looked(page);
  await tabTo(page, "Code");
  await type(page, "000 000");
  await page.keyboard.press("Enter");
  await page.locator(".govuk-error-summary").waitFor();
  await looked(page);
  await page.goto("/board");
  expect(await heading(page)).toBe("Enter a code from your authenticator app");
  await page.goto("/sign-in/second-factor?next=/account");
  await tabTo(page, "Code");
  await type(page, codeOf(key, 1));
  await page.keyboard.press("Enter");
  await page.waitForURL(at("/account"));
  expect(await page.locator("main").innerText()).toContain("You are signed in as Kim Keyboard");
});

test("the authenticator app, new recovery codes and the password are changed from the account", async () => {
  await page.getByRole("link", { name: "Change my authenticator app" }).click();
  expect(await page.locator("main").innerText()).toContain("You have 10 recovery codes left");
  await looked(page);
  await page.getByRole("link", { name: "Make new recovery codes" }).click();
  await looked(page);
  await page.getByRole("button", { name: "Make 10 new codes" }).click();
  const made = await page.locator("#recovery-codes li").allInnerTexts();
  expect(made.filter((code) => recovery.includes(code))).toEqual([]);
  recovery = made;
  await page.goto("/account/authenticator/remove");
  await looked(page);
  await page.getByRole("button", { name: "Remove the app" }).click();
  expect(await page.locator(".govuk-error-summary").innerText()).toContain(
    "You could not sign in without the authenticator app",
  );
  await looked(page);
  await page.goto("/account/password");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Your password was changed. You are signed out everywhere else.").waitFor();
  await looked(page);
});

test("without scripts: a forgotten password, the message, a new one, and signing in with a recovery code", async () => {
  const plain = await visitor({ javaScriptEnabled: false });
  await plain.goto("/sign-in");
  await plain.getByRole("link", { name: "Forgotten your password?" }).click();
  await plain.getByLabel("Email address").fill("story-kim@meridian.example");
  await plain.getByRole("button", { name: "Send the link" }).click();
  expect(await heading(plain)).toBe("Check your email");
  const link = await linkInMessage("story-kim@meridian.example");
  await plain.goto(link);
  expect(await heading(plain)).toBe("Choose a new password");
  await plain.getByLabel("New password").fill("short");
  await plain.getByRole("button", { name: "Set the password" }).click();
  expect(await plain.locator(".govuk-error-summary").innerText()).toContain("Use at least 12");
  await plain.getByLabel("New password").fill(password);
  await plain.getByRole("button", { name: "Set the password" }).click();
  expect(await heading(plain)).toBe("Your new password is set");
  await plain.getByRole("button", { name: "Sign in" }).click();
  await plain.getByLabel("Email address").fill("story-kim@meridian.example");
  await plain.getByLabel("Password", { exact: true }).fill(password);
  await plain.getByRole("button", { name: "Continue with password" }).click();
  await plain.getByLabel("Code").fill(recovery[0] ?? "");
  await plain.getByRole("button", { name: "Sign in" }).click();
  await plain.waitForURL("**/board");
  await page.goto("/account");
  expect(await heading(page)).toBe("Sign in");
});

test("a password alone, without a second factor, lets nobody in", async () => {
  const { app } = site();
  await app.database.as.access.deleteFrom("access.authenticator").where("person_id", "=", "story-kim").execute();
  const other = await visitor();
  await other.goto("/sign-in");
  await other.getByLabel("Email address").fill("story-kim@meridian.example");
  await other.getByLabel("Password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Continue with password" }).click();
  expect(await heading(other)).toBe("You are not signed in: your account has no second factor");
  await looked(other);
});

/** The link in the newest message to somebody, once the worker has answered their wish. */
async function linkInMessage(to: string): Promise<string> {
  for (;;) {
    const found = await site()
      .app.database.as.worker.selectFrom("platform.mail")
      .select("body")
      .where("recipient", "=", to)
      .where("body", "like", "%/sign-in/forgotten/%")
      .executeTakeFirst();
    const link = /http:\S+\/sign-in\/forgotten\/\S+/.exec(found?.body ?? "")?.[0];
    if (link) return link;
    await new Promise((soon) => {
      setTimeout(soon, 100);
    });
  }
}
