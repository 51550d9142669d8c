import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookiesOf } from "#platform/web";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { routes } from "../routes.ts";
import { type TestSite, testSite } from "../test-site.ts";

/** Pages that are the same for everyone are packed; what holds a secret of its reader never is. */
let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  await loadDemoCatalogue(site.app.database);
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = { "accept-encoding": "gzip, br" }) =>
  site.server.inject({ url, headers });

test.each(["/", "/entry-codes", "/grade-boundaries", "/glossary", "/help", "/key-dates"])(
  "%s is packed for strangers, and says the same unpacked",
  async (url) => {
    const [plain, packed] = [await get(url, {}), await get(url)];
    expect([plain.headers["content-encoding"], packed.headers["content-encoding"]]).toEqual([undefined, "gzip"]);
    expect(packed.headers["vary"]).toBe("accept-encoding, cookie");
    const text = (bytes: Buffer) => bytes.toString().replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "");
    expect(text(gunzipSync(packed.rawPayload))).toBe(text(plain.rawPayload));
    expect(2 * packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
  },
);

test("nothing is packed for whoever sends a cookie or a key, and no answer that sets a cookie", async () => {
  const names = cookiesOf(site.app).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const answer = await get("/help", { "accept-encoding": "gzip", cookie: `${name}=x` });
    expect([name, answer.headers["content-encoding"]]).toEqual([name, undefined]);
  }
  const person = { personId: "o1", name: "Ann", side: "board", role: "administrator" } as const;
  const own = await (await site.signIn(person)).get("/board");
  expect(own.headers["content-encoding"]).toBeUndefined();
  for (const { path } of routes.filter(({ face, method }) => face === "page" && method === "GET")) {
    const answer = await get(path.replaceAll(/:\w+/g, "x"));
    const isOpen = !path.includes(":") && answer.headers["set-cookie"] === undefined;
    if (!isOpen) expect([path, answer.headers["content-encoding"]]).toEqual([path, undefined]);
  }
});

test("a page that is refused or missing is not packed", async () => {
  for (const url of ["/no-such-page", "/entry-codes?page=abc"]) {
    expect((await get(url)).headers["content-encoding"]).toBeUndefined();
  }
});
