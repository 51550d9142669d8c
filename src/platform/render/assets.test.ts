import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
});
afterAll(() => site.close());

const get = (url: string, accepted?: string) =>
  site.server.inject({ url, headers: accepted === undefined ? {} : { "accept-encoding": accepted } });

test("style sheets and scripts are packed for browsers that take it, and are the same unpacked", async () => {
  for (const url of ["/assets/govuk.css", "/assets/accolade.js"]) {
    const [plain, packed] = [await get(url), await get(url, "gzip, deflate, br")];
    expect([plain.headers["content-encoding"], packed.headers["content-encoding"]]).toEqual([undefined, "gzip"]);
    expect(packed.headers["vary"]).toContain("accept-encoding");
    expect(gunzipSync(packed.rawPayload)).toEqual(plain.rawPayload);
    expect(3 * packed.rawPayload.length).toBeLessThan(2 * plain.rawPayload.length);
  }
});

test.each(["identity", "br", "gzip;q=0", "gzip; q=0.0, identity"])(
  "a browser that takes %s gets it plain",
  async (accepted) => {
    expect((await get("/assets/govuk.css", accepted)).headers["content-encoding"]).toBeUndefined();
  },
);
