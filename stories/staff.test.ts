import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./inspect-page.ts";
import { story } from "./story.ts";

const { site, known, signedIn, visitor } = story();
let head: Page;
let deputy: Page;

beforeAll(async () => {
  head = await signedIn(`head-of-centre-${known().centre}`);
  deputy = await signedIn(`read-only-${known().centre}`);
});

const main = (page: Page): Promise<string> => page.locator("main").innerText();
const inDays = (days: number): string => Temporal.Now.plainDateISO("Europe/London").add({ days }).toString();

/** A page that only somebody who may send entries can open. */
const deputysWork = (): string => `/centre/candidates/${known().candidate}/entries/make?series=${known().series}`;

test("before, the person who is to be deputy may not send entries", async () => {
  expect((await deputy.goto(deputysWork()))?.status()).toBe(403);
});

test("the head of centre gives two weeks of a deputy's rights, after reading in words what they are", async () => {
  await head.getByRole("link", { name: "Staff", exact: true }).click();
  await head.getByRole("link", { name: "Beatrice Holm" }).click();
  await head.getByRole("link", { name: "Give a role" }).click();
  await head.getByLabel("Role").selectOption({ label: "Deputy exams officer" });
  await head.getByLabel("Last day").fill(inDays(13));
  await head.getByRole("button", { name: "Continue" }).click();
  expect(await main(head)).toContain("Submit marks for centre-marked work to the board");
  expect(await accessibilityFindings(head)).toEqual([]);
  await head.getByRole("button", { name: "Give the role" }).click();
  await head.waitForURL("**/centre/staff/read-only-*");
  expect(await main(head)).toContain("The role was given.");
  expect(await main(head)).toContain("Margaret Linley");
});

test("the head sees the notice on the home page, and the line in the log", async () => {
  await head.getByRole("link", { name: "Home", exact: true }).click();
  expect(await main(head)).toMatch(/Margaret Linley gave Beatrice Holm the role of deputy exams officer until .*\./);
  await head.getByRole("link", { name: "Activity", exact: true }).click();
  const newest = await head.locator("table tbody tr").first().innerText();
  expect(newest).toContain("Gave a role");
  expect(newest).toContain("Margaret Linley");
  await head.getByRole("link", { name: "Home", exact: true }).click();
  await head
    .getByRole("button", { name: /Mark as read.*Beatrice Holm given the role of/ })
    .first()
    .click();
  await head.waitForURL("**/centre");
  expect(await main(head)).not.toContain("Beatrice Holm given the role of deputy exams officer");
});

test("the deputy can work at once, in the session that was open", async () => {
  expect((await deputy.goto(deputysWork()))?.status()).toBe(200);
});

test("the head ends the role, saying why; the deputy is refused at the next click", async () => {
  await head.goto(`/centre/staff/read-only-${known().centre}`);
  await head.getByRole("link", { name: "End Deputy exams officer" }).click();
  await head.getByRole("button", { name: "End the role" }).click();
  expect(await main(head)).toContain("Enter a reason");
  expect(await accessibilityFindings(head)).toEqual([]);
  await head.getByLabel("Reason").fill("Back from leave earlier than planned");
  await head.getByRole("button", { name: "End the role" }).click();
  await head.getByText("The role was ended.").waitFor();
  expect(await main(head)).toContain("Back from leave earlier than planned");
  expect((await deputy.goto(deputysWork()))?.status()).toBe(403);
});

test("a mistake is undone: the role is restored as it was", async () => {
  await head.getByRole("link", { name: "Restore Deputy exams officer" }).click();
  await head.getByRole("button", { name: "Restore the role" }).click();
  await head.getByText("The role was restored.").waitFor();
  expect((await deputy.goto(deputysWork()))?.status()).toBe(200);
});

test("someone new is invited, opens the link in the email, accepts, and chooses how to sign in", async () => {
  await head.getByRole("link", { name: "Staff", exact: true }).first().click();
  await head.getByRole("link", { name: "Invite a person" }).click();
  await head.getByLabel("Name").fill("Nia Nowak");
  await head.getByLabel("Email address").fill("nia.nowak@new.example");
  await head.getByLabel("Role").selectOption({ label: "SENCO" });
  await head.getByRole("button", { name: "Continue" }).click();
  expect(await accessibilityFindings(head)).toEqual([]);
  await head.getByRole("button", { name: "Send the invitation" }).click();
  await head.getByText("The invitation will be sent now.").waitFor();
  const mail = await site()
    .app.database.as.worker.selectFrom("platform.mail")
    .select("body")
    .where("recipient", "=", "nia.nowak@new.example")
    .where(sql<boolean>`body is not null`)
    .executeTakeFirstOrThrow();
  const link = /\/invitation\/[\w-]+/.exec(mail.body ?? "")?.[0] ?? "";
  const nia = await visitor();
  await nia.goto(link);
  expect(await main(nia)).toContain("Margaret Linley has invited you, Nia Nowak.");
  await nia.getByRole("button", { name: "Accept the invitation" }).click();
  await nia.waitForURL("**/account/set-up");
  const other = await visitor();
  expect((await other.goto(link))?.status()).toBe(410);
  await head.reload();
  expect(await main(head)).toContain("Nia Nowak");
});

test("the board finds people of every centre and appoints a head, whose centre is told", async () => {
  const board = await signedIn("board-approvals");
  await board.goto(`/board/centres/${known().centre}`);
  await board.getByRole("link", { name: "Appoint a head of centre or exams officer" }).click();
  await board.getByLabel("Who").selectOption({ label: "Josh Pembroke, Deputy exams officer" });
  await board.getByLabel("Role").selectOption({ label: "Exams officer" });
  await board.getByRole("button", { name: "Continue" }).click();
  expect(await accessibilityFindings(board)).toEqual([]);
  await board.getByRole("button", { name: "Appoint" }).click();
  await board.waitForURL("**/board/people?*");
  await head.goto("/centre");
  expect(await main(head)).toContain("Aled Bowen gave Josh Pembroke the role of exams officer.");
});
