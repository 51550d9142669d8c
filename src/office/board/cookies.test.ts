import { afterAll, beforeAll, expect, test } from "vitest";
import { cookiesOf, redirect, type Route } from "#platform/web";
import { testSite, type TestSite } from "../../start/test-site.ts";
import { theProgram } from "../../start/program.ts";

/** A route that asks for every cookie that an answer can ask for. */
const everyCookie: Route = {
  name: "every-cookie",
  face: "page",
  method: "GET",
  path: "/every-cookie",
  permission: "public",
  scope: "public",
  summary: "Sets every cookie",
  handle: async () => ({ ...redirect("/"), session: "s", browserNonce: "n", device: "d" }),
};

let site: TestSite;
beforeAll(async () => {
  site = await testSite([...theProgram.routes, everyCookie]);
});
afterAll(() => site.close());

test("the page lists the cookies that the program sets, and no other", async () => {
  const answer = await site.visitor().get("/every-cookie");
  const set = [answer.headers["set-cookie"]].flat().map((cookie) => String(cookie).split("=")[0]);
  expect(set.toSorted()).toEqual(
    cookiesOf(site.app)
      .map(({ name }) => name)
      .toSorted(),
  );
  const page = await site.visitor().get("/cookies");
  for (const name of set) expect(page.body).toContain(`scope="row">${name}</th>`);
});

test("public pages set none", async () => {
  for (const path of ["/", "/about", "/cookies", "/key-dates", "/sign-in"]) {
    expect((await site.visitor().get(path)).headers["set-cookie"]).toBeUndefined();
  }
});
