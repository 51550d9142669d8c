import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { recordSignInEvent } from "../sign-in-event.ts";
import { signInListRoutes } from "./page.ts";

let site: TestSite;
let board: Visitor;
let centre: Visitor;

beforeAll(async () => {
  site = await testSite(signInListRoutes);
  board = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
  centre = await site.signIn({
    personId: "omar",
    name: "Omar Officer",
    side: "centre",
    centreId: "10001",
    role: "exams-officer",
  });
  const from = { browser: "=a test", network: "192.0.2.7" };
  await recordSignInEvent(site.app, { kind: "signed-in", personId: "omar", method: "passkey" }, from);
  await recordSignInEvent(
    site.app,
    { kind: "not-permitted", personId: "omar", centreId: "10001", route: "list-people" },
    from,
  );
  await recordSignInEvent(site.app, { kind: "sign-in-failed", method: "password" }, from);
});
afterAll(() => site.close());

test("the board sees sign-ins and refusals, newest first, and narrows them by event, person and centre", async () => {
  const { body } = await board.get("/board/sign-ins");
  const places = ["Sign-in failed", "Refused: not permitted", "Signed in"].map((text) => body.lastIndexOf(`>${text}<`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((place) => place > 0)).toBe(true);
  const failed = (await board.get("/board/sign-ins?kind=sign-in-failed")).body;
  expect([failed.includes("192.0.2.7"), failed.includes("Omar Officer")]).toEqual([true, false]);
  expect((await board.get("/board/sign-ins?search=omar&centre=10001")).body).toContain("list-people");
  expect((await board.get("/board/sign-ins?search=nobody-like-that")).body).toContain("Nothing matches your filters");
});

test("the log is exported with the browser, and no text in it starts a formula", async () => {
  const rows = (await board.get("/board/sign-ins?format=csv&search=omar&kind=not-permitted")).body.trim().split("\r\n");
  expect(rows[0]).toContain("When (UK time),Event,Person,Centre,Method,Page,Network,Browser");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain("Refused: not permitted,Omar Officer,10001,,list-people,192.0.2.7,'=a test");
});

test("no one at a centre sees the log", async () => {
  expect((await centre.get("/board/sign-ins")).status).toBe(404);
});
