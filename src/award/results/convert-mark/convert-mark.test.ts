import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { guardsOff } from "../../awarding/fixture.ts";
import { addRelease } from "../fixture.ts";
import { convertRoutes } from "./routes.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(convertRoutes);
  await loadDemoCatalogue(site.app.database);
});
afterAll(() => site.close());

const get = (path: string) => site.visitor().get(path);
const own = "max_raw=80&max_uniform=120&boundaries=A%3D66%3BB%3D58%3BC%3D51%3BD%3D44%3BE%3D37";

async function converted(query: string): Promise<{ raw: number; uniform: number; grade: string }[]> {
  const answer = await get(`/api/v1/convert?${query}`);
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body).converted;
}

test("published boundaries give the published uniform marks", async () => {
  const found = await Promise.all([66, 58, 37, 0].map((raw) => converted(`series=1A12&unit=F011&raw=${raw}`)));
  expect(found.flat().map(({ uniform, grade }) => `${uniform} ${grade}`)).toEqual(["64 A", "56 B", "32 E", "0 U"]);
});

test("the page says the mark, the line and the whole table", async () => {
  const page = await get("/convert?series=1A12&unit=F011&raw=61");
  expect(page.status).toBe(200);
  expect(page.body).toContain(
    "on the line from the boundary of B (58 raw, 56 uniform) to the boundary of A (66 raw, 64 uniform)",
  );
  expect(page.body).toContain("56 + 3 × 8 ÷ 8 = 59 uniform marks.");
  expect(page.body.match(/<tr /g)).toHaveLength(81 + 1);
  expect(page.body).toContain("<svg");
});

test.each([
  ["81", "Give a whole mark from 0 to 80"],
  ["-1", "Raw mark must be a whole number between 0 and 80"],
  ["6.5", "Raw mark must be a whole number between 0 and 80"],
  ["x", "Raw mark must be a whole number between 0 and 80"],
])("a raw mark of %s is refused at its field", async (raw, words) => {
  const page = await get(`/convert?series=1A12&unit=F011&raw=${raw}`);
  expect(page.status).toBe(422);
  expect(page.body).toContain(words);
  expect(page.body).toContain('href="#raw"');
  expect((await get(`/api/v1/convert?series=1A12&unit=F011&raw=${raw}`)).status).toBe(422);
});

test("a unit under embargo is one that does not exist", async () => {
  const embargoed = await get("/api/v1/convert?series=6A26&unit=F011");
  const missing = await get("/api/v1/convert?series=6A26&unit=F999");
  expect(embargoed.status).toBe(404);
  expect(embargoed.body).toBe(missing.body);
  const page = await get("/convert?series=6A26");
  expect(page.body).not.toContain('value="6A26"');
  expect((await get("/convert?series=1A12&unit=ZZZ")).body).toContain(
    "There is no unit ZZZ with published boundaries in January 2012",
  );
});

test("from the release to centres the unit can be converted", async () => {
  await guardsOff(site.app.database);
  await addRelease(site.app.database, { family: "NATIONALS", audience: "centres", at: sql`now()` });
  expect((await get("/convert?series=6A26&unit=R093&raw=10")).body).toContain("Sample");
  expect((await get("/api/v1/convert?series=6A26&unit=F011")).status).toBe(404);
});

test("the reader's own boundaries are converted by the rule of the command line", async () => {
  expect(await converted(`${own}&scheme=gce&notional=none&raw=61`)).toEqual([{ raw: 61, uniform: 89, grade: "B" }]);
  expect(await converted(`${own}&scheme=gce&notional=none`)).toHaveLength(81);
  const page = await get(`/convert/your-own?${own}&scheme=gce&notional=none&raw=61`);
  expect(page.body).toContain("<dd>89 ");
});

test.each([
  [
    "max_raw=80&max_uniform=120&boundaries=A%3D66%3BB%3D68%3BC%3D51%3BD%3D44%3BE%3D37",
    "The boundary of A (66) must be above that of B (68).",
  ],
  ["max_raw=80&max_uniform=120&boundaries=A66", "Write grade=mark with semicolons between"],
  ["max_raw=x&max_uniform=120&boundaries=A%3D66", "Maximum raw mark must be a whole number, in digits"],
  ["scheme=nationals&max_raw=80&max_uniform=120&boundaries=A%3D66", "There is no grade A"],
  ["scheme=linear&max_raw=80&max_uniform=120&boundaries=A%3D66", "Give gce or nationals"],
])("boundaries that a rule refuses are shown with the reason: %s", async (query, words) => {
  const page = await get(`/convert/your-own?${query}`);
  expect(page.status).toBe(422);
  expect(page.body).toContain(words);
  expect(page.body).toContain("There is a problem");
  expect((await get(`/api/v1/convert?${query}`)).status).toBe(422);
});

test("an empty form asks and refuses nothing", async () => {
  const page = await get("/convert/your-own");
  expect(page.status).toBe(200);
  expect(page.body).not.toContain("There is a problem");
});

test("the table goes to a spreadsheet", async () => {
  const csv = await get("/convert?series=1A12&unit=F011&format=csv");
  expect(csv.body.trim().split("\r\n")).toHaveLength(82);
  expect(csv.headers["content-disposition"]).toContain("conversion-F011-1A12.csv");
});

test("the explanation of grades agrees with the sums on it", async () => {
  const page = await get("/how-grades-are-worked-out");
  expect(page.status).toBe(200);
  const text = page.body.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
  expect(text).toContain(
    "68 × 1 + 51 × 3/2, which is rounded to 145. With boundaries A from 149, B from 130, C from 111, the grade " +
      "is B.",
  );
  expect(text).toContain("a total of 68");
  expect(text).toContain("84 + 3 × 12 ÷ 8 = 88 1/2, which is 89 uniform marks");
  expect(text).toContain("89 + 66 = 155");
  expect(text).toContain("A* from 160, A from 140, B from 123, C from 106, D from 89, E from 73");
  expect(text).toContain("The total is 63 points. With D from 70, M from 62, P from 54, the grade is M.");
});
