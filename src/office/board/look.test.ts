import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite, type TestSite, type Visitor } from "../../start/test-site.ts";
import { sampleJpeg, samplePng } from "./set-logo/sample-images.ts";

let site: TestSite;
let admin: Visitor;

beforeAll(async () => {
  site = await testSite();
  admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
});
afterAll(() => site.close());

test("a colour on which white cannot be read is refused with its contrast; another is on every page", async () => {
  const low = await admin.post("/board/settings/colour", { accent: "#ff0000", _step: "save" });
  expect([low.status, low.body.includes("has a contrast of 3.99:1")]).toEqual([422, true]);
  expect((await admin.post("/board/settings/colour", { accent: "#6B1D5C", _step: "save" })).status).toBe(303);
  expect((await site.visitor().get("/")).body).toContain('<link rel="stylesheet" href="/identity/6b1d5c.css">');
  const style = await site.visitor().get("/identity/6b1d5c.css");
  expect([style.status, style.body]).toEqual([200, ":root { --acc-accent: #6b1d5c; }\n"]);
  expect(style.headers["content-type"]).toBe("text/css; charset=utf-8");
  expect(style.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("no colour is one that anyone could put in the address", async () => {
  for (const file of ["ff0000.css", "6b1d5c.css.png", "6b1d5.css", "6B1D5C.css", "a}b{c.css"]) {
    expect((await site.visitor().get(`/identity/${encodeURIComponent(file)}`)).status).toBe(404);
  }
});

test("a logo is shown on every page and sent as the picture that it is", async () => {
  for (const [name, bytes, mediaType] of [
    ["logo.jpg", sampleJpeg(600, 60), "image/jpeg"],
    ["page.html", samplePng(400, 100), "image/png"],
  ] as const) {
    expect((await admin.upload("/board/settings/logo", "logo", name, bytes)).status).toBe(303);
    const { body } = await site.visitor().get("/");
    const [, href = ""] = /<img class="acc-header__logo" src="([^"]+)"/.exec(body) ?? [];
    const logo = await site.visitor().get(href);
    expect([logo.status, logo.headers["content-type"], logo.bytes.equals(bytes)]).toEqual([200, mediaType, true]);
    expect(logo.headers["x-content-type-options"]).toBe("nosniff");
    const swapped = href.endsWith(".png") ? href.replace(".png", ".jpg") : href.replace(".jpg", ".png");
    expect((await site.visitor().get(swapped)).status).toBe(404);
  }
});

test.each<[string, Uint8Array, string]>([
  ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "The logo must be a PNG or JPEG file"],
  ["a page behind a PNG", Buffer.concat([samplePng(64, 64), Buffer.from("<script>")]), "The logo cannot be read"],
  ["a tiny picture", samplePng(8, 8), "The logo is 8 by 8 pixels."],
])("%s is no logo, and the one that was stays", async (_title, bytes, text) => {
  const before = (await site.visitor().get("/api/v1/board")).body;
  const form = await admin.upload("/board/settings/logo", "logo", "logo.png", bytes);
  expect([form.status, form.body.includes(text), form.body.includes('href="#logo"')]).toEqual([422, true, true]);
  expect((await site.visitor().get("/api/v1/board")).body).toBe(before);
});

test("a logo is removed after a question, once", async () => {
  expect((await admin.get("/board/settings/logo/removal")).body).toContain("Remove the logo");
  expect((await admin.post("/board/settings/logo/removal", {})).status).toBe(303);
  expect((await site.visitor().get("/")).body).not.toContain("acc-header__logo");
  expect((await admin.post("/board/settings/logo/removal", {})).status).toBe(404);
});
